// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.Role;
import java.time.Duration;
import java.util.Optional;

/**
 * What decides, beside their roles, who may do what in a conversation, and what holds for all its messages.
 *
 * @param subject the host's object that it hangs on
 * @param following the directory's group that it follows
 * @param timeToLive how long its messages stay, as of a membership number; the rest never changes
 * @param audience whom it reaches, if it is an announcement
 */
public record Terms(
        Optional<String> subject,
        Optional<Following> following,
        Optional<Duration> timeToLive,
        Optional<Audience> audience) {
    /** None. */
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());

    /** Those of a conversation whose messages stay. */
    public Terms(Optional<String> subject, Optional<Following> following) {
        this(subject, following, Optional.empty(), Optional.empty());
    }

    /** Those of an announcement. */
    public static Terms of(Audience audience) {
        return new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(audience));
    }

    /** The same with another time to live. */
    public Terms timeToLive(Optional<Duration> time) {
        return new Terms(subject, following, time, audience);
    }

    /**
     * Membership is the directory's.
     *
     * @param group whose
     * @param role what those who belong to it may do
     * @param historyKept whether those who go may still read what they could read then
     */
    public record Following(GroupId group, Role role, boolean historyKept) {}

    @Override
    public String toString() {
        return "Terms[hidden]";
    }
}
