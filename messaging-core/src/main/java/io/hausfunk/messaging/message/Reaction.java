// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

/**
 * How people reacted to a message in one way. {@code toString} shows a number only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Reaction {
    /** The longest reaction, in UTF-8 bytes. */
    int MAX_BYTES = 64;

    /** How many kinds of reactions a message has at most. */
    int MAX_KINDS = 50;

    /** What they chose, such as an emoji. */
    String reaction();

    /** How many people did, from 1. */
    long count();

    /** Whether the person who reads is one of them. */
    boolean own();
}
