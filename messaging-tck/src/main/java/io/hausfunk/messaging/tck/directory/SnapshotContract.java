// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reading everything. */
abstract class SnapshotContract extends DirectoryAspect {
    private static final String EVERYBODY = "everybody, whatever the state of their account, each once";
    private static final String ALL_GROUPS = "all groups, each once";
    private static final int MANY = 45;

    @Test
    @Promise({EVERYBODY, "A page that did not come"})
    void everybody_is_in_it() {
        feed();
        List<UserId> many =
                IntStream.range(0, MANY).mapToObj(number -> add("p" + number)).toList();

        assertThat(people()).containsAll(many).doesNotHaveDuplicates();
    }

    @Test
    @Promise({ALL_GROUPS, "A page that did not come"})
    void every_group_is_in_it() {
        groups();
        feed();
        UserId anna = add("anna");
        List<GroupId> many = IntStream.range(0, MANY)
                .mapToObj(number -> group("g" + number, Set.of(anna)))
                .toList();

        List<DirectoryGroup> all = feed().snapshot(tenant).groups();

        assertThat(all.stream().map(DirectoryGroup::id)).containsAll(many).doesNotHaveDuplicates();
    }

    @Test
    @Promise(EVERYBODY)
    void people_are_as_the_directory_finds_them() {
        feed();
        UserId anna = add(person("anna"));
        UserId ben = add(SeedPerson.of("Ben " + capital(family), "ben-" + family, "Pw-" + Fresh.word()));

        assertThat(feed().snapshot(tenant).people()).contains(found(anna), found(ben));
    }

    @Test
    @Promise(EVERYBODY)
    void disabled_accounts_are_in_it() {
        feed();
        UserId anna = add(person("anna").account(AccountState.DISABLED));

        assertThat(feed().snapshot(tenant).people()).contains(found(anna));
        assertThat(found(anna).account()).isEqualTo(AccountState.DISABLED);
    }

    @Test
    @Promise(ALL_GROUPS)
    void groups_are_as_the_directory_finds_them() {
        groups();
        feed();
        UserId anna = add("anna");
        GroupId north = group("north", Set.of(anna, add("ben")));
        GroupId sales = group("sales", Set.of(add("carl")), north);

        assertThat(feed().snapshot(tenant).groups()).contains(foundGroup(north), foundGroup(sales));
    }

    @Test
    @Promise("Everybody and every group, as of one moment or of the time that the reading took.")
    void who_was_removed_is_not_in_it() {
        feed();
        UserId anna = add("anna");
        UserId ben = add("ben");
        assertThat(people()).contains(anna, ben);

        harness.remove(tenant, anna);

        assertThat(people()).contains(ben).doesNotContain(anna);
    }

    private List<UserId> people() {
        return feed().snapshot(tenant).people().stream()
                .map(DirectoryPerson::user)
                .toList();
    }
}
