// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tenants that share nothing but the directory. */
abstract class DirectoryTenantsContract extends DirectoryAspect {
    private static final String APART = "What belongs to one tenant is never found or let in through another.";

    @Test
    @Promise(APART)
    void nobody_is_found_through_another_tenant() {
        TenantId other = harness.otherTenant();
        UserId anna = add("anna");
        assertThat(directory.find(tenant, anna)).isPresent();

        assertThat(directory.find(other, anna)).isEmpty();
        assertThat(directory.find(tenant, anna)).isPresent();
    }

    @Test
    @Promise(APART)
    void nobody_signs_in_through_another_tenant() {
        TenantId other = harness.otherTenant();
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);

        assertThat(directory.authenticate(
                        other, anna.loginName(), anna.password().orElseThrow().toCharArray()))
                .isEqualTo(REJECTED);
    }

    @Test
    @Promise(APART)
    void one_login_name_in_two_tenants_is_of_two_people() {
        TenantId other = harness.otherTenant();
        SeedPerson anna = person("anna");
        SeedPerson namesake = person("anna").named("Anna Other");
        UserId user = add(anna);
        UserId second = harness.add(other, namesake);

        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
        assertThat(signIn(namesake)).isEqualTo(REJECTED);
        assertThat(Who.signedIn(directory.authenticate(
                        other,
                        namesake.loginName(),
                        namesake.password().orElseThrow().toCharArray())))
                .isEqualTo(second);
        assertThat(directory.find(other, second).map(DirectoryPerson::displayName))
                .contains("Anna Other");
    }

    @Test
    @Promise(APART)
    void a_search_stays_within_its_tenant() {
        TenantId other = harness.otherTenant();
        search();
        UserId anna = add("anna");
        UserId ben = harness.add(other, person("ben"));

        assertThat(search().search(tenant, family, 10).stream().map(DirectoryPerson::user))
                .containsExactly(anna);
        assertThat(search().search(other, family, 10).stream().map(DirectoryPerson::user))
                .containsExactly(ben);
    }

    @Test
    @Promise(APART)
    void groups_belong_to_one_tenant() {
        TenantId other = harness.otherTenant();
        groups();
        UserId anna = add("anna");
        GroupId sales = group("sales", Set.of(anna));

        assertThat(groups().find(other, sales)).isEmpty();
        assertThat(groups().named(other, groupName("sales"), 10)).isEmpty();
        assertThat(groups().groupsOf(other, anna)).isEmpty();
        assertThat(groups().members(other, sales, Optional.empty(), 10)).isEmpty();
        assertThat(groups().members(tenant, sales, Optional.empty(), 10)).containsExactly(anna);
    }

    @Test
    @Promise(APART)
    void a_copy_holds_one_tenant() {
        TenantId other = harness.otherTenant();
        groups();
        UserId anna = add("anna");
        GroupId sales = group("sales", Set.of(anna));
        Copy copy = new Copy(feed(), other);
        UserId ben = add("ben");
        copy.follow();

        assertThat(feed().snapshot(other).people().stream().map(DirectoryPerson::user))
                .doesNotContain(anna, ben);
        assertThat(feed().snapshot(other).groups().stream().map(DirectoryGroup::id))
                .doesNotContain(sales);
        assertThat(copy.find(ben)).isEmpty();
        assertThat(copy.find(anna)).isEmpty();
    }
}
