// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

/**
 * How much of a bounded amount one caller may take: three times as much as is still free, and of what a tenant may have, three
 * times as much as is free there. So one caller gets some two thirds, two get some third each, and whoever has little always
 * finds room. One tenant gets seven eighths at most.
 */
final class Share {
    private static final int TIMES_FREE = 3;

    private Share() {}

    /** Whether a caller who has {@code own} already may have more. */
    static boolean allows(long own, long ofTenant, long all, long most) {
        long free = Math.min(most - all, most - most / 8 - ofTenant);
        return own / TIMES_FREE < free;
    }
}
