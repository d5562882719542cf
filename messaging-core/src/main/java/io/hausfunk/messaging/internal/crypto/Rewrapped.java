// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

/**
 * What wrapping rows anew came to.
 *
 * @param rows how many rows were replaced
 * @param unreadable how many rows did not open and were left as they are; while this is not zero, the old key must stay
 */
public record Rewrapped(long rows, long unreadable) {
    static final Rewrapped NONE = new Rewrapped(0, 0);

    Rewrapped plus(Rewrapped other) {
        return new Rewrapped(rows + other.rows, unreadable + other.unreadable);
    }
}
