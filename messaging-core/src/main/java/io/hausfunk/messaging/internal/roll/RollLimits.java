// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.nodes.Peers;

/**
 * How large things may become.
 *
 * @param people the most people in a roll; a node with more says so and counts as interested in everything
 * @param gone for how many people who are not served any more it is remembered when they went
 * @param body the most bytes in one piece
 * @param pieces the most pieces in one answer, and the most that wait for an earlier one
 */
public record RollLimits(int people, int gone, int body, int pieces) {
    /** Those of the product. */
    public static final RollLimits USUAL = new RollLimits(100_000, 20_000, Peers.MAX_BODY, 16);
}
