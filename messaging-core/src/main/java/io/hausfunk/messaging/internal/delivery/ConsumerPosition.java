// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

/** Where a consumer stands in one conversation. Guarded by its {@link ConsumerPositions}. */
final class ConsumerPosition {
    /** Everything up to here was fetched. */
    long fetched;
    /** Everything up to here was given to the listener. */
    long delivered;
    /** A roster must have at least this membership number to decide about what comes next. */
    long floor;
    /** The highest number known to be committed. */
    long head;

    ConsumerPosition(long position, long floor, long head) {
        this.fetched = position;
        this.delivered = position;
        this.floor = floor;
        this.head = head;
    }

    /** True if there is more to fetch with what is known now. */
    boolean raise(long newFloor, long newHead) {
        floor = Math.max(floor, newFloor);
        head = Math.max(head, newHead);
        return head > fetched;
    }
}
