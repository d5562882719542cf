// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
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
 * @param listedNanos when stamps had been read, by a clock that nobody sets
 * @param people with the stamp, state and looks
 * @param groups with their looks
 */
record Known(
        DirectoryMark mark,
        String origin,
        long usn,
        long listedNanos,
        Map<UserId, Person> people,
        Map<GroupId, Fingerprint> groups) {

    /** Stamps are times in seconds, so that within one a change need not show. */
    private static final long SECONDS = Duration.ofSeconds(2).toNanos();

    /**
     * Somebody as they were read.
     *
     * @param settled whether another change would bring another stamp
     */
    record Person(Listing.Listed listed, Fingerprint looks, boolean settled) {}

    /** Whether two readings of somebody leave nothing to look for. */
    boolean unchanged(UserId user, Listing.Listed now) {
        Person before = people.get(user);
        return before != null && before.settled && before.listed.equals(now);
    }

    /** Whether somebody who was read then had this stamp seconds before. */
    boolean settled(UserId user, Listing.Listed now, long readNanos) {
        Person before = people.get(user);
        return before != null && before.listed.stamp().equals(now.stamp()) && settled(listedNanos, readNanos);
    }

    /** Whether the second of every stamp that was seen had passed. */
    static boolean settled(long seenNanos, long readNanos) {
        return readNanos - seenNanos >= SECONDS;
    }

    static Map<GroupId, Fingerprint> looks(List<DirectoryGroup> groups) {
        Map<GroupId, Fingerprint> looks = new HashMap<>();
        groups.forEach(group -> looks.put(group.id(), Fingerprint.of(group)));
        return looks;
    }
}
