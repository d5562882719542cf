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

/** What is otherwise in one copy than in another. */
final class Differences {
    private Differences() {}

    static DirectoryDifference between(StaffCopy before, StaffCopy after, List<ConversationDifference> conversations) {
        List<DirectoryPerson> comes = new ArrayList<>();
        List<DirectoryPerson> changes = new ArrayList<>();
        for (DirectoryPerson person : after.people()) {
            if (!before.active(person.user()) && after.active(person.user())) {
                comes.add(person);
            } else if (before.active(person.user())
                    && after.active(person.user())
                    && before.find(person.user())
                            .filter(known -> !known.equals(person))
                            .isPresent()) {
                changes.add(person);
            }
        }
        List<UserId> active = before.active();
        List<Leaver> goes = active.stream()
                .filter(user -> !after.active(user))
                .map(user -> leaver(user, before.find(user), after.find(user)))
                .sorted(Comparator.comparing(Leaver::displayName))
                .toList();
        comes.sort(Comparator.comparing(DirectoryPerson::displayName));
        changes.sort(Comparator.comparing(DirectoryPerson::displayName));
        // Most runs find neither: then groups have whom they had, and members of thousands need not be compared.
        boolean sameGroups = before.groups() == after.groups() && comes.isEmpty() && goes.isEmpty();
        List<GroupDifference> groups = sameGroups ? List.of() : groups(before, after);
        return new DirectoryDifference(active.size(), comes, goes, changes, groups, conversations);
    }

    static Leaver leaver(UserId user, Optional<DirectoryPerson> before, Optional<DirectoryPerson> now) {
        Reason reason = now.map(person -> person.account() == AccountState.EXPIRED ? Reason.EXPIRED : Reason.DISABLED)
                .orElse(Reason.NOT_THERE);
        String name = before.or(() -> now).map(DirectoryPerson::displayName).orElse(user.value());
        return new Leaver(user, name, reason);
    }

    private static List<GroupDifference> groups(StaffCopy before, StaffCopy after) {
        Map<GroupId, String> names = new LinkedHashMap<>();
        before.groups().groups().forEach(group -> names.put(group.id(), group.name()));
        after.groups().groups().forEach(group -> names.put(group.id(), group.name()));
        List<GroupDifference> different = new ArrayList<>();
        names.forEach((group, name) -> {
            Set<UserId> now = new HashSet<>(after.activeMembers(group));
            Set<UserId> earlier = new HashSet<>(before.activeMembers(group));
            Set<UserId> comes = new HashSet<>(now);
            comes.removeAll(earlier);
            earlier.removeAll(now);
            if (!comes.isEmpty() || !earlier.isEmpty()) {
                different.add(new GroupDifference(group, name, comes, earlier));
            }
        });
        different.sort(Comparator.comparing(GroupDifference::name));
        return different;
    }
}
