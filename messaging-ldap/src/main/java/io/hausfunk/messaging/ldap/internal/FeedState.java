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
 * The state that a mark stands for: a fingerprint of every person and group. A later read is compared with it to find changes and removals.
 *
 * @param mark identifies this state
 * @param origin the server whose counter the stamps are, if each server has its own
 * @param usn the highest value of that counter
 * @param listedNanos when the stamps had been read, by a monotonic clock
 * @param people stamp, account state and fingerprint of each person
 * @param groups the fingerprint of each group
 */
record FeedState(
        DirectoryMark mark,
        String origin,
        long usn,
        long listedNanos,
        Map<UserId, Person> people,
        Map<GroupId, Fingerprint> groups) {

    /** Stamps are times in seconds, so a second change within one second does not show. */
    private static final long SECONDS = Duration.ofSeconds(2).toNanos();

    /**
     * A person as they were read.
     *
     * @param settled whether any further change would change the stamp
     */
    record Person(DirectoryListing.Listed listed, Fingerprint fingerprint, boolean settled) {}

    /** Whether a person need not be read again. */
    boolean unchanged(UserId user, DirectoryListing.Listed now) {
        Person before = people.get(user);
        return before != null && before.settled && before.listed.equals(now);
    }

    /** Whether a person who was read then already had this stamp seconds earlier. */
    boolean settled(UserId user, DirectoryListing.Listed now, long readNanos) {
        Person before = people.get(user);
        return before != null && before.listed.stamp().equals(now.stamp()) && settled(listedNanos, readNanos);
    }

    /** Whether the second of every stamp seen had passed. */
    static boolean settled(long seenNanos, long readNanos) {
        return readNanos - seenNanos >= SECONDS;
    }

    static Map<GroupId, Fingerprint> fingerprints(List<DirectoryGroup> groups) {
        Map<GroupId, Fingerprint> fingerprints = new HashMap<>();
        groups.forEach(group -> fingerprints.put(group.id(), Fingerprint.of(group)));
        return fingerprints;
    }
}
