// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.setter.access;

/** Planted to be reported. */
public final class Settable {
    public void setName(String name) {}
}
