// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoriesTest {
    private final TenantId one = new TenantId("one");
    private final TenantId two = new TenantId("two");
    private final UserId anna = UserId.of("anna");
    private final InMemoryDirectory memory = InMemoryDirectory.forTests();
    private final Directory plain = Directories.of(memory::find, memory::authenticate);
    private final Map<TenantId, Directory> customers = Map.of(one, memory, two, plain);

    @Test
    void two_lambdas_are_not_asked_about_what_cannot_be_right() {
        Directory strict = Directories.of((tenant, user) -> Optional.empty(), (tenant, name, password) -> {
            throw new IllegalStateException("asked");
        });

        for (String password : List.of("", " ", "\t\n", "\u00a0")) {
            assertThat(strict.authenticate(one, "anna", password.toCharArray()))
                    .isEqualTo(new Authentication.Rejected());
        }
        for (String name : List.of("\0", "anna\0", "anna\n", "\uD800")) {
            assertThat(strict.authenticate(one, name, "x".toCharArray())).isEqualTo(new Authentication.Rejected());
        }
        assertThatThrownBy(() -> strict.authenticate(one, "李".repeat(256), "x".toCharArray()))
                .hasMessage("asked");
    }

    @Test
    void each_tenant_has_its_directory() {
        memory.add(one, anna, "1".toCharArray()).add(two, anna, "2".toCharArray());
        Directory all = Directories.perTenant(customers::get);

        assertThat(all.authenticate(one, "anna", "1".toCharArray())).isEqualTo(new Authentication.Authenticated(anna));
        assertThat(all.authenticate(two, "anna", "1".toCharArray())).isEqualTo(new Authentication.Rejected());
        assertThat(all.find(two, anna)).isPresent();
        assertThat(all.search().orElseThrow().search(one, "an", 10)).hasSize(1);
        assertThat(all.search().orElseThrow().search(two, "an", 10)).isEmpty();
        assertThat(all.groups().orElseThrow().groupsOf(two, anna)).isEmpty();
        assertThat(all.feed()).isEmpty();
    }

    @Test
    void a_tenant_without_a_feed_among_those_with_one_has_an_outage() {
        memory.add(one, anna, "1".toCharArray());
        DirectoryFeed feed =
                Directories.perTenantWithFeed(customers::get).feed().orElseThrow();

        assertThat(feed.snapshot(one).people()).hasSize(1);
        assertThatThrownBy(() -> feed.snapshot(two)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_tenant_without_a_directory_has_an_outage() {
        Directory none = Directories.perTenant(tenant -> {
            throw new IllegalArgumentException("not a customer");
        });

        assertThatThrownBy(() -> none.find(one, anna)).isInstanceOf(IllegalArgumentException.class);
    }
}
