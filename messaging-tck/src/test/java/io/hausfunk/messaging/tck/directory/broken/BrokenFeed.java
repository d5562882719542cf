// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryChanges.Changed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Directories that cannot be copied without loss. */
final class BrokenFeed {
    private static final int PAGE = 20;

    private BrokenFeed() {}

    static Stream<BrokenDirectory> all() {
        return Stream.concat(snapshots(), changes());
    }

    private static Stream<BrokenDirectory> snapshots() {
        return Stream.of(
                snapshot(
                        "leaves the last page of people out of a snapshot",
                        "Snapshot.everybody_is_in_it",
                        whole -> new DirectorySnapshot(wholePages(whole.people()), whole.groups(), whole.mark())),
                snapshot(
                        "leaves the last page of groups out of a snapshot",
                        "Snapshot.every_group_is_in_it",
                        whole -> new DirectorySnapshot(whole.people(), wholePages(whole.groups()), whole.mark())),
                snapshot(
                        "leaves disabled people out of a snapshot",
                        "Snapshot.disabled_accounts_are_in_it",
                        whole -> new DirectorySnapshot(
                                whole.people().stream()
                                        .filter(person -> !person.account().suspended())
                                        .toList(),
                                whole.groups(),
                                whole.mark())),
                snapshot(
                        "tells names only in a snapshot",
                        "Snapshot.people_are_as_the_directory_finds_them",
                        whole -> new DirectorySnapshot(
                                whole.people().stream()
                                        .map(person -> DirectoryPerson.of(person.user(), person.displayName())
                                                .account(person.account()))
                                        .toList(),
                                whole.groups(),
                                whole.mark())),
                BrokenDirectory.of(
                        "has an empty snapshot in an outage",
                        "Outage.a_snapshot_is_never_what_came_so_far",
                        directory -> new FrontFeed(directory) {
                            @Override
                            public DirectorySnapshot snapshot(TenantId tenant) {
                                try {
                                    return super.snapshot(tenant);
                                } catch (RuntimeException outage) {
                                    return new DirectorySnapshot(List.of(), List.of(), new DirectoryMark(""));
                                }
                            }
                        }));
    }

    private static Stream<BrokenDirectory> changes() {
        return Stream.of(
                changed("forgets who is gone", "Changes.who_is_gone_is_told", whole -> whole.goneUsers(Set.of())),
                changed(
                        "forgets which groups are gone",
                        "Changes.groups_that_come_change_and_go_are_told",
                        whole -> whole.goneGroups(Set.of())),
                changed(
                        "tells the first page of changes only",
                        "Changes.many_changes_at_once_are_all_told",
                        whole ->
                                whole.people(whole.people().stream().limit(PAGE).toList())),
                changed(
                        "leaves out who was disabled",
                        "Changes.accounts_that_are_switched_off_and_on_are_told",
                        whole -> whole.people(whole.people().stream()
                                .filter(person -> person.account() != AccountState.DISABLED)
                                .toList())),
                changed(
                        "tells who is disabled as gone",
                        "Changes.who_is_there_is_not_told_as_gone",
                        whole -> whole.goneUsers(Stream.concat(
                                        whole.goneUsers().stream(),
                                        whole.people().stream()
                                                .filter(person -> person.account() == AccountState.DISABLED)
                                                .map(DirectoryPerson::user))
                                .collect(Collectors.toSet()))),
                BrokenDirectory.of(
                        "tells of groups only who came",
                        "Changes.a_group_is_told_with_those_who_were_in_it_before",
                        NewcomersOnly::new),
                changed(
                        "loses a change in the same instant",
                        "Marks.changes_right_after_a_mark_are_told",
                        whole -> whole.next(oneLater(whole.next()))),
                BrokenDirectory.of(
                        "tells each change to one only",
                        "Marks.who_follows_does_not_take_changes_from_others_who_follow",
                        ToldOnce::new),
                BrokenDirectory.of(
                        "starts over each time",
                        "Marks.fresh_marks_are_understood",
                        directory -> new FrontFeed(directory) {
                            @Override
                            DirectoryChanges broken(TenantId tenant, Changed whole) {
                                return new DirectoryChanges.StartOver();
                            }
                        }),
                BrokenDirectory.of(
                        "knows of no change since a mark that it cannot read",
                        "Marks.with_a_mark_that_nobody_can_read_one_starts_over",
                        directory -> new FrontFeed(directory) {
                            @Override
                            public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
                                DirectoryChanges changes = super.changesSince(tenant, mark);
                                return changes instanceof DirectoryChanges.StartOver ? none(mark) : changes;
                            }
                        }),
                BrokenDirectory.of(
                        "knows of no change in an outage",
                        "Outage.changes_are_never_what_came_so_far",
                        directory -> new FrontFeed(directory) {
                            @Override
                            public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
                                try {
                                    return super.changesSince(tenant, mark);
                                } catch (RuntimeException outage) {
                                    return none(mark);
                                }
                            }
                        }));
    }

    private static BrokenDirectory snapshot(String what, String check, UnaryOperator<DirectorySnapshot> fault) {
        return BrokenDirectory.of(what, check, directory -> new FrontFeed(directory) {
            @Override
            DirectorySnapshot broken(DirectorySnapshot whole) {
                return fault.apply(whole);
            }
        });
    }

    private static BrokenDirectory changed(String what, String check, UnaryOperator<Changed> fault) {
        return BrokenDirectory.of(what, check, directory -> new FrontFeed(directory) {
            @Override
            DirectoryChanges broken(TenantId tenant, Changed whole) {
                return fault.apply(whole);
            }
        });
    }

    private static Changed none(DirectoryMark mark) {
        return Changed.upTo(mark);
    }

    private static <T> List<T> wholePages(List<T> all) {
        return all.size() < PAGE ? all : all.subList(0, all.size() - all.size() % PAGE);
    }

    /** The memory numbers its changes. */
    private static DirectoryMark oneLater(DirectoryMark mark) {
        int slash = mark.value().indexOf('/') + 1;
        return new DirectoryMark(
                mark.value().substring(0, slash) + (Long.parseLong(mark.value().substring(slash)) + 1));
    }

    private static final class NewcomersOnly extends FrontFeed {
        private final Map<GroupId, Set<UserId>> told = new ConcurrentHashMap<>();

        NewcomersOnly(Directory healthy) {
            super(healthy);
        }

        @Override
        DirectorySnapshot broken(DirectorySnapshot whole) {
            whole.groups().forEach(group -> told.put(group.id(), group.people()));
            return whole;
        }

        @Override
        DirectoryChanges broken(TenantId tenant, Changed whole) {
            return whole.groups(whole.groups().stream().map(this::newcomers).toList());
        }

        private DirectoryGroup newcomers(DirectoryGroup group) {
            Set<UserId> people = new HashSet<>(group.people());
            people.removeAll(told.getOrDefault(group.id(), Set.of()));
            return new DirectoryGroup(group.id(), group.name(), people, group.groups());
        }
    }

    private static final class ToldOnce extends FrontFeed {
        private final Map<TenantId, DirectoryMark> told = new ConcurrentHashMap<>();

        ToldOnce(Directory healthy) {
            super(healthy);
        }

        @Override
        public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
            DirectoryChanges changes = super.changesSince(tenant, told.getOrDefault(tenant, mark));
            if (changes instanceof Changed changed) {
                told.put(tenant, changed.next());
            }
            return changes;
        }
    }
}
