// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.openfield.access;

/** Planted to be reported. */
public final class Open {
    public int count;
}
