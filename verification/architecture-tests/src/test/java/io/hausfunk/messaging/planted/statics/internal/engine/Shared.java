// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.statics.internal.engine;

/** Planted to be reported. */
public final class Shared {
    static int count;
}
