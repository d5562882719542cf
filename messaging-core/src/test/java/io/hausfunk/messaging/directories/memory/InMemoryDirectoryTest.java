// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the contract does not say of the directory in memory. */
class InMemoryDirectoryTest {
    private final TenantId tenant = new TenantId("t");
    private final UserId anna = UserId.of("anna");
    private final InMemoryDirectory directory = new InMemoryDirectory();

    @Test
    void who_is_added_by_id_only_has_it_for_a_name_and_login_name() {
        directory.add(tenant, anna, "a".toCharArray());

        assertThat(directory.find(tenant, anna))
                .contains(DirectoryPerson.of(anna, "anna").login("anna"));
        assertThat(signIn("a")).isEqualTo(new Authentication.Authenticated(anna));
    }

    @Test
    void adding_somebody_again_gives_another_password_and_changes_nothing_else() {
        DirectoryPerson known = DirectoryPerson.of(anna, "Anna").login("anna").mail("a@x.example");
        directory.put(tenant, known, "a".toCharArray()).add(tenant, anna, "b".toCharArray());

        assertThat(directory.find(tenant, anna)).contains(known);
        assertThat(signIn("a")).isEqualTo(new Authentication.Rejected());
        assertThat(signIn("b")).isEqualTo(new Authentication.Authenticated(anna));
    }

    @Test
    void a_change_keeps_the_password_and_makes_none() {
        directory.add(tenant, anna, "a".toCharArray());
        directory.change(tenant, DirectoryPerson.of(anna, "Anna").login("anna"));
        directory.change(tenant, DirectoryPerson.of(UserId.of("ben"), "Ben").login("ben"));

        assertThat(signIn("a")).isEqualTo(new Authentication.Authenticated(anna));
        assertThat(directory.authenticate(tenant, "ben", "-".toCharArray())).isEqualTo(new Authentication.Rejected());
    }

    @Test
    void who_is_not_active_learns_it_with_the_right_password() {
        directory.put(
                tenant, DirectoryPerson.of(anna, "Anna").login("anna").account(AccountState.LOCKED), "a".toCharArray());

        assertThat(signIn("a")).isEqualTo(new Authentication.NotUsable(AccountState.LOCKED));
        assertThat(signIn("b")).isEqualTo(new Authentication.Rejected());
    }

    @Test
    void blank_passwords_are_refused() {
        for (String blank : new String[] {"", " ", "\u2003"}) {
            assertThatThrownBy(() -> directory.add(tenant, anna, blank.toCharArray()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void groups_may_name_whom_and_what_is_not_there_yet() {
        GroupId all = GroupId.of("all");
        directory.put(tenant, new DirectoryGroup(all, "All", Set.of(anna), Set.of(GroupId.of("later"))));
        DirectoryGroups groups = directory.groups().orElseThrow();
        assertThat(groups.groupsOf(tenant, anna)).isEmpty();
        assertThat(groups.members(tenant, all, Optional.empty(), 10)).isEmpty();

        directory.add(tenant, anna, "a".toCharArray());

        assertThat(groups.groupsOf(tenant, anna)).containsExactly(all);
        assertThat(groups.members(tenant, all, Optional.empty(), 10)).containsExactly(anna);
    }

    @Test
    void the_mark_of_an_empty_tenant_starts_over_when_somebody_came() {
        DirectoryFeed feed = directory.feed().orElseThrow();
        DirectoryMark mark = feed.snapshot(tenant).mark();
        assertThat(feed.changesSince(tenant, mark)).isInstanceOf(DirectoryChanges.Changed.class);

        directory.add(tenant, anna, "a".toCharArray());

        assertThat(feed.changesSince(tenant, mark)).isInstanceOf(DirectoryChanges.StartOver.class);
    }

    private Authentication signIn(String password) {
        return directory.authenticate(tenant, "anna", password.toCharArray());
    }
}
