// SPDX-License-Identifier: Apache-2.0
package com.example.directory;

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
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads people and groups from a tree of entries, as an adapter for LDAP does. Offers everything that a directory can offer. */
public final class TreeDirectory implements Directory, PeopleSearch, DirectoryGroups, DirectoryFeed {
    /** An entry of the tree. */
    public interface Entry {
        /** The value of an attribute. */
        Optional<String> attribute(String name);

        /** All values of an attribute. */
        Set<String> attributes(String name);
    }

    /** The connection to the server. */
    public interface Connection {
        /** All entries of a class. */
        Stream<Entry> search(String objectClass) throws java.io.IOException;

        /** Whether the server accepts a password. */
        boolean bind(String loginName, char[] password) throws java.io.IOException;
    }

    private final Connection connection;

    /** Reads over this connection. */
    public TreeDirectory(Connection connection) {
        this.connection = connection;
    }

    private List<Entry> entries(String objectClass) {
        try (Stream<Entry> entries = connection.search(objectClass)) {
            return entries.toList();
        } catch (java.io.IOException e) {
            throw new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "the server does not answer");
        }
    }

    private static String needed(Entry entry, String name) {
        return entry.attribute(name)
                .orElseThrow(() -> new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "no attribute " + name));
    }

    private static DirectoryPerson person(Entry entry) {
        return DirectoryPerson.of(UserId.of(needed(entry, "entryUUID")), needed(entry, "cn"))
                .login(needed(entry, "uid"))
                .account(entry.attribute("locked").isPresent() ? AccountState.DISABLED : AccountState.ACTIVE)
                .details(entry.attribute("ou").map(PersonDetails.NONE::department).orElse(PersonDetails.NONE));
    }

    private static DirectoryGroup group(Entry entry) {
        Set<UserId> people = Set.copyOf(
                entry.attributes("member").stream().map(UserId::of).toList());
        return new DirectoryGroup(GroupId.of(needed(entry, "entryUUID")), needed(entry, "cn"), people, Set.of());
    }

    private Stream<DirectoryPerson> people() {
        return entries("inetOrgPerson").stream().map(TreeDirectory::person);
    }

    private Stream<DirectoryGroup> allGroups() {
        return entries("groupOfNames").stream().map(TreeDirectory::group);
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return people().filter(person -> person.user().equals(user)).findFirst();
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        Optional<DirectoryPerson> person = people().filter(
                        one -> one.loginName().filter(loginName::equals).isPresent())
                .findFirst();
        try {
            if (person.isEmpty() || !connection.bind(loginName, password)) {
                return new Authentication.Rejected();
            }
        } catch (java.io.IOException e) {
            throw new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "the server does not answer");
        }
        return person.get().account() == AccountState.ACTIVE
                ? new Authentication.Authenticated(person.get().user())
                : new Authentication.NotUsable(person.get().account());
    }

    @Override
    public Optional<PeopleSearch> search() {
        return Optional.of(this);
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(this);
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return Optional.of(this);
    }

    @Override
    public List<DirectoryPerson> search(TenantId tenant, String text, int limit) {
        return people().filter(person -> person.displayName().regionMatches(true, 0, text, 0, text.length()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        return allGroups().filter(one -> one.id().equals(group)).findFirst();
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        return allGroups().filter(group -> group.name().equalsIgnoreCase(name)).limit(limit).toList();
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        return Set.copyOf(allGroups()
                .filter(group -> group.people().contains(user))
                .map(DirectoryGroup::id)
                .toList());
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        return find(tenant, group).stream()
                .flatMap(found -> found.people().stream())
                .map(UserId::value)
                .filter(id -> after.isEmpty() || id.compareTo(after.get().value()) > 0)
                .sorted()
                .limit(limit)
                .map(UserId::of)
                .toList();
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return new DirectorySnapshot(people().toList(), allGroups().toList(), new DirectoryMark(""));
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        return new DirectoryChanges.StartOver();
    }
}
