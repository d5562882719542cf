// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.GroupDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.Leaver;
import io.hausfunk.messaging.administration.DirectoryDifference.Reason;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two snapshots. */
final class Differences {
    private Differences() {}

    static DirectoryDifference between(
            MirrorSnapshot before, MirrorSnapshot after, List<ConversationDifference> conversations) {
        List<DirectoryPerson> joiners = new ArrayList<>();
        List<DirectoryPerson> changed = new ArrayList<>();
        for (DirectoryPerson person : after.people()) {
            if (!before.active(person.user()) && after.active(person.user())) {
                joiners.add(person);
            } else if (before.active(person.user())
                    && after.active(person.user())
                    && before.find(person.user())
                            .filter(known -> !known.equals(person))
                            .isPresent()) {
                changed.add(person);
            }
        }
        List<UserId> active = before.active();
        List<Leaver> leavers = active.stream()
                .filter(user -> !after.active(user))
                .map(user -> leaver(user, before.find(user), after.find(user)))
                .sorted(Comparator.comparing(Leaver::displayName))
                .toList();
        joiners.sort(Comparator.comparing(DirectoryPerson::displayName));
        changed.sort(Comparator.comparing(DirectoryPerson::displayName));
        // True for most runs, and saves comparing the members of every group.
        boolean sameGroups = before.groups() == after.groups() && joiners.isEmpty() && leavers.isEmpty();
        List<GroupDifference> groups = sameGroups ? List.of() : groups(before, after);
        return new FoundDifference(active.size(), joiners, leavers, changed, groups, conversations);
    }

    /** Whether all leavers that were found are leavers of what was shown, and of the same conversations. */
    static boolean covers(DirectoryDifference shown, DirectoryDifference found) {
        return users(shown.leavers()).containsAll(users(found.leavers()))
                && found.conversations().stream()
                        .allMatch(theirs -> theirs.leavers().isEmpty()
                                || shown.conversations().stream()
                                        .anyMatch(ours -> ours.conversation().equals(theirs.conversation())
                                                && ours.leavers().containsAll(theirs.leavers())));
    }

    private static Set<UserId> users(List<Leaver> leavers) {
        return leavers.stream().map(Leaver::user).collect(Collectors.toSet());
    }

    static Leaver leaver(UserId user, Optional<DirectoryPerson> before, Optional<DirectoryPerson> now) {
        Reason reason = now.map(person -> person.account() == AccountState.EXPIRED ? Reason.EXPIRED : Reason.DISABLED)
                .orElse(Reason.NOT_FOUND);
        String name = before.or(() -> now).map(DirectoryPerson::displayName).orElse(user.value());
        return new FoundDifference.FoundLeaver(user, name, reason);
    }

    private static List<GroupDifference> groups(MirrorSnapshot before, MirrorSnapshot after) {
        Map<GroupId, String> names = new LinkedHashMap<>();
        before.groups().groups().forEach(group -> names.put(group.id(), group.name()));
        after.groups().groups().forEach(group -> names.put(group.id(), group.name()));
        List<GroupDifference> different = new ArrayList<>();
        names.forEach((group, name) -> {
            Set<UserId> now = new HashSet<>(after.activeMembers(group));
            Set<UserId> leavers = new HashSet<>(before.activeMembers(group));
            Set<UserId> joiners = new HashSet<>(now);
            joiners.removeAll(leavers);
            leavers.removeAll(now);
            if (!joiners.isEmpty() || !leavers.isEmpty()) {
                different.add(new FoundDifference.FoundGroup(group, name, joiners, leavers));
            }
        });
        different.sort(Comparator.comparing(GroupDifference::name));
        return different;
    }
}
