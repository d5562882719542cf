// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.internal.PromiseQuoting;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the checks of all aspects share: a directory, names that nobody else has, and short words. */
@ExtendWith(PromiseQuoting.class)
abstract class DirectoryAspect {
    static final Authentication REJECTED = new Authentication.Rejected();

    /** The family name of everybody in this check. */
    final String family = Fresh.word();

    DirectoryHarness harness;
    Directory directory;
    TenantId tenant;

    abstract DirectoryHarness newHarness();

    @BeforeEach
    void get_at_the_directory() {
        harness = newHarness();
        directory = harness.directory();
        tenant = harness.tenant();
    }

    @AfterEach
    void clean_up() {
        harness.close();
    }

    /** For {@code anna} somebody called {@code Anna Qwertz}, who signs in as {@code anna-qwertz}. */
    final SeedPerson person(String first) {
        return SeedPerson.of(capital(first) + ' ' + capital(family), first + '-' + family, "Pw-" + Fresh.word())
                .mail(first + '@' + family + ".example");
    }

    final UserId add(SeedPerson person) {
        return harness.add(tenant, person);
    }

    final UserId add(String first) {
        return add(person(first));
    }

    final void change(UserId user, SeedPerson person) {
        harness.change(tenant, user, person);
    }

    final DirectoryPerson found(UserId user) {
        return directory.find(tenant, user).orElseThrow(() -> new AssertionError("somebody who is there is not found"));
    }

    final Authentication signIn(String loginName, String password) {
        return directory.authenticate(tenant, loginName, password.toCharArray());
    }

    final Authentication signIn(SeedPerson person) {
        return signIn(person.loginName(), person.password().orElseThrow());
    }

    final PeopleSearch search() {
        assumeTrue(directory.search().isPresent(), "not applicable: this directory does not search");
        return directory.search().orElseThrow();
    }

    final DirectoryGroups groups() {
        assumeTrue(directory.groups().isPresent(), "not applicable: this directory has no groups");
        return directory.groups().orElseThrow();
    }

    final DirectoryFeed feed() {
        assumeTrue(directory.feed().isPresent(), "not applicable: this directory has no feed");
        return directory.feed().orElseThrow();
    }

    final GroupId group(String name, Set<UserId> people, GroupId... groups) {
        return harness.addGroup(tenant, new SeedGroup(groupName(name), people, Set.of(groups)));
    }

    final void changeGroup(GroupId group, String name, Set<UserId> people, GroupId... groups) {
        harness.changeGroup(tenant, group, new SeedGroup(groupName(name), people, Set.of(groups)));
    }

    final String groupName(String name) {
        return capital(name) + ' ' + capital(family);
    }

    final DirectoryGroup foundGroup(GroupId group) {
        return groups().find(tenant, group).orElseThrow(() -> new AssertionError("a group that is there is not found"));
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
