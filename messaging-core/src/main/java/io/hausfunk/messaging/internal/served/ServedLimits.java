// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.nodes.Peers;

/**
 * How large things may become.
 *
 * @param people the most people of whom a node tells the others; a node with more says so and gets everything
 * @param gone for how many people who are not served any more the node remembers when that began
 * @param body the most bytes of one message
 * @param pieces the most messages of one answer, and the most that wait for an earlier one
 */
public record ServedLimits(int people, int gone, int body, int pieces) {
    /** The limits in production. */
    public static final ServedLimits USUAL = new ServedLimits(100_000, 20_000, Peers.MAX_BODY, 16);
}
