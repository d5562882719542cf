// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

/** Where a subscription stands in one conversation. Guarded by its subscription. */
final class Place {
    /** Everything up to here was fetched. */
    long fetched;
    /** Everything up to here was given to the listener. */
    long delivered;
    /** A roster must have at least this membership number to decide about what comes next. */
    long floor;
    /** The highest number heard of. */
    long head;

    Place(long position, long floor, long head) {
        this.fetched = position;
        this.delivered = position;
        this.floor = floor;
        this.head = head;
    }
}
