// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.directory.DirectoryView;
import java.util.Comparator;
import java.util.Set;

/** Checks audiences before something is sent to them. */
final class Audiences {
    private Audiences() {}

    /** How many belong to it; refuses one of groups that are not there. */
    static int size(DirectoryView view, Audience audience) {
        requireKnown(view, audience);
        return view.members(audience).size();
    }

    /** Passes if all its groups are there. */
    static void requireKnown(DirectoryView view, Audience audience) {
        Set<GroupId> unknown = view.unknownGroups(audience);
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    ErrorCode.AUDIENCE_UNKNOWN_GROUP,
                    "the directory has no group "
                            + unknown.stream()
                                    .map(GroupId::value)
                                    .sorted(Comparator.naturalOrder())
                                    .toList());
        }
    }

    /** Passes if somebody belongs to it. */
    static void requireAnybody(DirectoryView view, Audience audience) {
        if (size(view, audience) == 0) {
            throw new InvalidInputException(ErrorCode.AUDIENCE_EMPTY, "nobody belongs to this audience");
        }
    }
}
