// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A directory in memory that can break, and can give answers that are not whole and look as if they were. */
final class BreakableDirectory implements Directory {
    private static final String PASSWORD = "geheim";

    final AtomicInteger asked = new AtomicInteger();
    private final InMemoryDirectory people = InMemoryDirectory.forTests();
    private volatile boolean broken;
    private volatile int most = Integer.MAX_VALUE;

    /** Those with the first numbers have a password: each costs as much time as a directory must take for it. */
    void people(TenantId tenant, int count) {
        for (int number = 0; number < count; number++) {
            if (number < 3) {
                put(tenant, person(number));
            } else {
                people.change(tenant, person(number));
            }
        }
    }

    private static DirectoryPerson person(int number) {
        return DirectoryPerson.of(UserId.of("p" + number), "Person " + number).login("login" + number);
    }

    void put(TenantId tenant, DirectoryPerson person) {
        people.put(tenant, person, PASSWORD.toCharArray());
    }

    /** Somebody without a password. */
    void join(TenantId tenant, String user) {
        people.change(tenant, DirectoryPerson.of(UserId.of(user), user));
    }

    void change(TenantId tenant, String user, AccountState state) {
        DirectoryPerson before = people.find(tenant, UserId.of(user)).orElseThrow();
        people.change(tenant, before.account(state));
    }

    void remove(TenantId tenant, String user) {
        people.remove(tenant, UserId.of(user));
    }

    void group(TenantId tenant, String id, String... users) {
        Set<UserId> members = Arrays.stream(users).map(UserId::of).collect(Collectors.toSet());
        people.put(tenant, new DirectoryGroup(GroupId.of(id), "Group " + id, members, Set.of()));
    }

    void nest(TenantId tenant, String id, String... groups) {
        Set<GroupId> within = Arrays.stream(groups).map(GroupId::of).collect(Collectors.toSet());
        people.put(tenant, new DirectoryGroup(GroupId.of(id), "Group " + id, Set.of(), within));
    }

    void noGroup(TenantId tenant, String id) {
        people.removeGroup(tenant, GroupId.of(id));
    }

    /** From now on every question is answered by an exception. */
    void breaks(boolean now) {
        broken = now;
    }

    /** From now on it tells of so many people, as if there were no more. */
    void forgetsAllBut(int people) {
        most = people;
    }

    private void ask() {
        asked.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("out of reach");
        }
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        ask();
        return people.find(tenant, user);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        ask();
        return people.authenticate(tenant, loginName, password);
    }

    @Override
    public Optional<PeopleSearch> search() {
        return people.search();
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return people.groups();
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        DirectoryFeed feed = people.feed().orElseThrow();
        return Optional.of(new DirectoryFeed() {
            @Override
            public DirectorySnapshot snapshot(TenantId tenant) {
                ask();
                DirectorySnapshot whole = feed.snapshot(tenant);
                List<DirectoryPerson> some = whole.people().stream()
                        .sorted((a, b) -> Integer.compare(number(a), number(b)))
                        .limit(most)
                        .toList();
                return new DirectorySnapshot(some, whole.groups(), whole.mark());
            }

            @Override
            public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
                ask();
                return most == Integer.MAX_VALUE ? feed.changesSince(tenant, mark) : new DirectoryChanges.StartOver();
            }
        });
    }

    private static int number(DirectoryPerson person) {
        String id = person.user().value();
        return id.startsWith("p") ? Integer.parseInt(id.substring(1)) : -1;
    }
}
