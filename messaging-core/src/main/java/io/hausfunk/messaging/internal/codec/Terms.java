// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.Role;
import java.util.Optional;

/**
 * What decides, beside their roles, who may do what in a conversation; fixed when it was founded.
 *
 * @param subject the host's object that it hangs on
 * @param following the directory's group that it follows
 */
public record Terms(Optional<String> subject, Optional<Following> following) {
    /** None. */
    public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());

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
