// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.outbox;

import java.util.Comparator;

/**
 * Where a message stands. All messages of a conversation have the same slot, and numbers in the order of their commits.
 *
 * @param slot which part of the outbox
 * @param number which message of this part
 */
public record OutboxPosition(int slot, long number) implements Comparable<OutboxPosition> {
    /** Before the first message. */
    public static final OutboxPosition BEGINNING = new OutboxPosition(-1, 0);

    private static final Comparator<OutboxPosition> ORDER =
            Comparator.comparingInt(OutboxPosition::slot).thenComparingLong(OutboxPosition::number);

    @Override
    public int compareTo(OutboxPosition other) {
        return ORDER.compare(this, other);
    }
}
