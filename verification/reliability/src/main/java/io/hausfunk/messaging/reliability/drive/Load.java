// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

/**
 * How much goes on.
 *
 * @param people how many people
 * @param groups how many conversations
 * @param largest how many people the largest of them has
 * @param rate messages a second
 * @param copies how often a message may be sent at the most; each copy through some node
 * @param doubled the percentage of messages that are sent more than once
 */
public record Load(int people, int groups, int largest, int rate, int copies, int doubled) {
    /** The same, but every message is sent one to five times. */
    public Load manyCopies() {
        return new Load(people, groups, largest, rate, 5, 80);
    }
}
