// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Directories that are wrong about groups and who belongs to them. */
final class BrokenGroups {
    private BrokenGroups() {}

    static Stream<BrokenDirectory> all() {
        return Stream.of(
                BrokenDirectory.of(
                        "tells those of groups below as people of a group",
                        "Groups.a_group_is_found_as_it_is",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
                                return super.find(tenant, group)
                                        .map(it -> new DirectoryGroup(
                                                group, it.name(), new HashSet<>(all(tenant, group)), it.groups()));
                            }
                        }),
                BrokenDirectory.of(
                        "finds groups by the beginning of their name",
                        "Groups.a_group_is_found_by_its_whole_name_in_any_case",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
                                return everyGroup(tenant).stream()
                                        .filter(group -> group.name()
                                                .toLowerCase(Locale.ROOT)
                                                .startsWith(name.toLowerCase(Locale.ROOT)))
                                        .limit(limit)
                                        .toList();
                            }
                        }),
                BrokenDirectory.of(
                        "gives more groups of a name than it was asked for",
                        "Groups.groups_of_one_name_come_up_to_the_limit",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
                                return super.named(tenant, name, 100);
                            }
                        }),
                BrokenDirectory.of(
                        "knows only a person's own groups",
                        "Nesting.people_belong_to_the_groups_above_theirs",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
                                return super.groupsOf(tenant, user).stream()
                                        .filter(group -> find(tenant, group)
                                                .filter(it -> it.people().contains(user))
                                                .isPresent())
                                        .collect(Collectors.toSet());
                            }
                        }),
                BrokenDirectory.of(
                        "knows only a group's own people",
                        "Nesting.who_belongs_to_a_group_below_belongs_to_the_one_above",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                Set<UserId> own = find(tenant, group)
                                        .map(DirectoryGroup::people)
                                        .orElse(Set.of());
                                return super.members(tenant, group, after, MOST).stream()
                                        .filter(own::contains)
                                        .limit(limit)
                                        .toList();
                            }
                        }),
                BrokenDirectory.of("runs in circles for ever", "Nesting.circles_come_to_an_end", Endless::new),
                BrokenDirectory.of(
                        "tells somebody once for each way to them",
                        "Nesting.who_belongs_in_several_ways_is_told_once",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                return super.members(tenant, group, after, limit).stream()
                                        .flatMap(user -> isAlsoBelow(tenant, group, user)
                                                ? Stream.of(user, user)
                                                : Stream.of(user))
                                        .limit(limit)
                                        .toList();
                            }

                            private boolean isAlsoBelow(TenantId tenant, GroupId group, UserId user) {
                                DirectoryGroup top = find(tenant, group).orElseThrow();
                                return top.people().contains(user)
                                        && top.groups().stream()
                                                .anyMatch(below ->
                                                        all(tenant, below).contains(user));
                            }
                        }),
                BrokenDirectory.of(
                        "leaves disabled members out",
                        "Nesting.accounts_that_are_not_active_belong_where_they_belonged",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                return super.members(tenant, group, after, MOST).stream()
                                        .filter(user -> isActive(tenant, user))
                                        .limit(limit)
                                        .toList();
                            }

                            private boolean isActive(TenantId tenant, UserId user) {
                                return find(tenant, user)
                                        .map(DirectoryPerson::account)
                                        .equals(Optional.of(AccountState.ACTIVE));
                            }
                        }),
                BrokenDirectory.of(
                        "begins a page with the last one of the page before",
                        "Members.pages_together_hold_everybody_once_and_in_order",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                return all(tenant, group).stream()
                                        .filter(user -> after.isEmpty()
                                                || user.value()
                                                                .compareTo(after.get()
                                                                        .value())
                                                        >= 0)
                                        .limit(limit)
                                        .toList();
                            }
                        }),
                BrokenDirectory.of(
                        "skips somebody between two pages",
                        "Members.only_the_last_page_is_shorter",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                return all(tenant, group).stream()
                                        .filter(user -> after.isEmpty()
                                                || user.value()
                                                                .compareTo(after.get()
                                                                        .value())
                                                        > 0)
                                        .skip(after.isEmpty() ? 0 : 1)
                                        .limit(limit)
                                        .toList();
                            }
                        }),
                BrokenDirectory.of(
                        "begins anew after somebody who has gone",
                        "Members.a_page_goes_on_after_somebody_who_has_gone",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                List<UserId> all = all(tenant, group);
                                int begin = after.map(all::indexOf).orElse(-1) + 1;
                                return all.subList(begin, Math.min(all.size(), begin + limit));
                            }
                        }),
                BrokenDirectory.of(
                        "gives pages in another order",
                        "Members.pages_together_hold_everybody_once_and_in_order",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                return all(tenant, group).stream()
                                        .sorted((one, other) -> other.value().compareTo(one.value()))
                                        .filter(user -> after.isEmpty()
                                                || user.value()
                                                                .compareTo(after.get()
                                                                        .value())
                                                        < 0)
                                        .limit(limit)
                                        .toList();
                            }
                        }),
                BrokenDirectory.of(
                        "takes groups for empty in an outage",
                        "Outage.no_group_is_empty_or_gone_because_of_an_outage",
                        directory -> new FrontGroups(directory) {
                            @Override
                            public List<UserId> members(
                                    TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
                                try {
                                    return super.members(tenant, group, after, limit);
                                } catch (RuntimeException outage) {
                                    return List.of();
                                }
                            }
                        }));
    }

    private static final class Endless extends FrontGroups {
        Endless(Directory healthy) {
            super(healthy);
        }

        @Override
        public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
            Set<GroupId> found = new HashSet<>();
            List<DirectoryGroup> all = everyGroup(tenant);
            all.stream().filter(group -> group.people().contains(user)).forEach(group -> climb(all, group.id(), found));
            return found;
        }

        private static void climb(List<DirectoryGroup> all, GroupId group, Set<GroupId> found) {
            found.add(group);
            all.stream()
                    .filter(above -> above.groups().contains(group))
                    .forEach(above -> climb(all, above.id(), found));
        }
    }
}
