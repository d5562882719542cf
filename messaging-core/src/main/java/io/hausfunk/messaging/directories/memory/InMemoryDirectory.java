// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * A directory in memory, for tests, examples and a few service accounts. It implements the whole SPI, and forgets everything when the
 * process ends. Login names are compared exactly. Thread-safe.
 */
public final class InMemoryDirectory implements Directory {
    private final SecureRandom random = new SecureRandom();
    private final int iterations;
    private final PasswordHash unknownHash;
    private final MemoryTenants tenants = new MemoryTenants();

    /** Passwords are hashed so that guessing them from the memory is expensive. */
    public InMemoryDirectory() {
        this(PasswordHash.ITERATIONS);
    }

    private InMemoryDirectory(int iterations) {
        this.iterations = iterations;
        this.unknownHash = PasswordHash.of(new char[] {'-'}, random, iterations);
    }

    /** For tests with many people: passwords are hashed with a single iteration, which protects them from nobody. */
    public static InMemoryDirectory forTests() {
        return new InMemoryDirectory(1);
    }

    /** Adds a person whose display name and login name are the user id. Sets the password of a person who exists. */
    public InMemoryDirectory add(TenantId tenant, UserId user, char[] password) {
        PasswordHash hash = hash(password);
        DirectoryPerson person = DirectoryPerson.of(user, user.value()).login(user.value());
        tenants.make(tenant)
                .put(
                        user,
                        before -> new MemoryAccount(
                                before.map(MemoryAccount::person).orElse(person), Optional.of(hash)));
        return this;
    }

    /** Adds a person, or replaces the one with this id. */
    public InMemoryDirectory put(TenantId tenant, DirectoryPerson person, char[] password) {
        PasswordHash hash = hash(password);
        tenants.make(tenant).put(person.user(), before -> new MemoryAccount(person, Optional.of(hash)));
        return this;
    }

    /** Adds or replaces a person, but keeps the password. A new person has none and cannot sign in. */
    public InMemoryDirectory change(TenantId tenant, DirectoryPerson person) {
        tenants.make(tenant)
                .put(person.user(), before -> new MemoryAccount(person, before.flatMap(MemoryAccount::password)));
        return this;
    }

    /** Removes a person, and their memberships. */
    public InMemoryDirectory remove(TenantId tenant, UserId user) {
        tenants.in(tenant).remove(user);
        return this;
    }

    /** Adds a group, or replaces the one with its id. Its members need not exist yet. */
    public InMemoryDirectory put(TenantId tenant, DirectoryGroup group) {
        tenants.make(tenant).putGroups(List.of(group));
        return this;
    }

    /** Removes a group, and its memberships. */
    public InMemoryDirectory removeGroup(TenantId tenant, GroupId group) {
        tenants.in(tenant).removeGroup(group);
        return this;
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return tenants.in(tenant).find(user).map(MemoryAccount::person);
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        if (Texts.isBlank(password)) {
            return new Authentication.Rejected();
        }
        List<MemoryAccount> known = tenants.in(tenant).accounts(account -> account.hasLogin(loginName));
        Optional<PasswordHash> right = known.size() == 1 ? known.get(0).password() : Optional.empty();
        // An unknown name takes the same time.
        boolean matches = right.orElse(unknownHash).matches(password);
        if (!matches || right.isEmpty()) {
            return new Authentication.Rejected();
        }
        DirectoryPerson person = known.get(0).person();
        return person.account() == AccountState.ACTIVE
                ? new Authentication.Authenticated(person.user())
                : new Authentication.NotUsable(person.account());
    }

    @Override
    public Optional<PeopleSearch> search() {
        return Optional.of(tenants);
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        return Optional.of(tenants);
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return Optional.of(tenants);
    }

    private PasswordHash hash(char[] password) {
        if (Texts.isBlank(password)) {
            throw new IllegalArgumentException("a password is not blank");
        }
        return PasswordHash.of(password, random, iterations);
    }
}
