// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.GroupId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the holder of a mark knows: how everybody and every group looked. It is what makes a later reading tell changes, all of them and
 * nothing else, and who is gone.
 *
 * @param mark who has it, has heard of all this
 * @param origin the server whose count the stamps are, where each has its own
 * @param usn how far that server had counted
 * @param people with the stamp, state and looks
 * @param groups with their looks
 */
record Known(
        DirectoryMark mark, String origin, long usn, Map<UserId, Person> people, Map<GroupId, Fingerprint> groups) {

    /** Somebody as they were read. */
    record Person(Listing.Listed listed, Fingerprint looks) {}

    /** The last stamp: what has it may have changed once more in the same second. */
    String lastStamp() {
        return people.values().stream()
                .map(person -> person.listed().stamp())
                .max(Known::inOrder)
                .orElse("");
    }

    /** Whether two readings of somebody leave nothing to look for. */
    boolean unchanged(UserId user, Listing.Listed now, String last) {
        Person before = people.get(user);
        return before != null && before.listed.equals(now) && inOrder(now.stamp(), last) < 0;
    }

    static Map<GroupId, Fingerprint> looks(List<DirectoryGroup> groups) {
        Map<GroupId, Fingerprint> looks = new HashMap<>();
        groups.forEach(group -> looks.put(group.id(), Fingerprint.of(group)));
        return looks;
    }

    /** Numbers by their size, and times of one form as texts. */
    private static int inOrder(String left, String right) {
        boolean numbers = left.length() != right.length();
        return numbers ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }
}
