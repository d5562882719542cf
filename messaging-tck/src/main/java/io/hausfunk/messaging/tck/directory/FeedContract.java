// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Following a directory by its changes: the copy must be like the original. */
abstract class FeedContract extends DirectoryAspect {
    private static final String NOTHING_LEFT_OUT = "nothing may be left out";
    private static final String AS_NOW = "Who is new or otherwise than before, as they are now";
    private static final String GROUPS_AS_NOW =
            "Groups that are new or otherwise than before, as they are now, with all their people";
    private static final String GONE = "Who is not there any more";
    private static final int MANY = 35;

    @Test
    @Promise({NOTHING_LEFT_OUT, AS_NOW})
    void newcomers_are_told() {
        add("anna");
        Copy copy = copy();

        UserId ben = add("ben");
        copy.follow();

        assertSame(copy, ben);
        assertThat(copy.find(ben)).isPresent();
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, AS_NOW})
    void other_names_and_addresses_are_told() {
        UserId anna = add("anna");
        Copy copy = copy();

        change(anna, person("marie"));
        copy.follow();

        assertThat(copy.find(anna).map(DirectoryPerson::displayName))
                .contains(person("marie").displayName());
        assertSame(copy, anna);
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, AS_NOW})
    void accounts_that_are_switched_off_and_on_are_told() {
        UserId anna = add("anna");
        Copy copy = copy();

        change(anna, person("anna").account(AccountState.DISABLED));
        copy.follow();
        assertThat(copy.find(anna).map(DirectoryPerson::account)).contains(AccountState.DISABLED);

        change(anna, person("anna"));
        copy.follow();
        assertThat(copy.find(anna).map(DirectoryPerson::account)).contains(AccountState.ACTIVE);
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, GONE})
    void who_is_gone_is_told() {
        UserId anna = add("anna");
        UserId ben = add("ben");
        Copy copy = copy();

        harness.remove(tenant, anna);
        copy.follow();

        assertThat(copy.find(anna)).isEmpty();
        assertSame(copy, ben);
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, GROUPS_AS_NOW, "Groups that are not there any more"})
    void groups_that_come_change_and_go_are_told() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId north = group("north", Set.of(anna));
        GroupId south = group("south", Set.of(ben));
        Copy copy = copy();

        GroupId sales = group("sales", Set.of(), north);
        changeGroup(north, "north", Set.of(ben));
        harness.removeGroup(tenant, south);
        copy.follow();

        assertThat(copy.find(sales)).contains(foundGroup(sales));
        assertThat(copy.find(north)).contains(foundGroup(north));
        assertThat(foundGroup(north).people()).containsExactly(ben);
        assertThat(copy.find(south)).isEmpty();
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, GROUPS_AS_NOW})
    void a_group_is_told_with_those_who_were_in_it_before() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId north = group("north", Set.of(anna));
        Copy copy = copy();

        changeGroup(north, "north", Set.of(anna, ben));
        copy.follow();

        assertThat(copy.find(north).map(DirectoryGroup::people)).contains(Set.of(anna, ben));
    }

    @Test
    @Promise(NOTHING_LEFT_OUT)
    void a_removed_person_leaves_the_groups_of_the_copy_or_the_copy_itself() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId north = group("north", Set.of(anna, ben));
        Copy copy = copy();

        harness.remove(tenant, anna);
        copy.follow();

        assertThat(copy.find(anna)).isEmpty();
        assertThat(copy.find(north).orElseThrow().people()).contains(ben);
    }

    @Test
    @Promise({NOTHING_LEFT_OUT, "A page that did not come"})
    void many_changes_at_once_are_all_told() {
        feed();
        List<UserId> many = several("a");
        Copy copy = copy();

        List<UserId> all = new ArrayList<>(several("b"));
        for (int number = 0; number < MANY; number++) {
            if (number % 3 == 0) {
                harness.remove(tenant, many.get(number));
            } else {
                change(many.get(number), person("c" + number));
            }
        }
        copy.follow();

        all.addAll(many);
        all.forEach(user -> assertSame(copy, user));
    }

    @Test
    @Promise(AS_NOW)
    void who_changed_twice_is_as_they_are_now() {
        UserId anna = add("anna");
        Copy copy = copy();

        change(anna, person("marie"));
        change(anna, person("mia").account(AccountState.DISABLED));
        copy.follow();

        assertSame(copy, anna);
        assertThat(copy.find(anna).map(DirectoryPerson::account)).contains(AccountState.DISABLED);
    }

    @Test
    @Promise(AS_NOW)
    void who_came_and_went_in_between_is_not_there() {
        add("anna");
        Copy copy = copy();

        UserId ben = add("ben");
        harness.remove(tenant, ben);
        copy.follow();

        assertThat(copy.find(ben)).isEmpty();
    }

    @Test
    @Promise("Nobody who is there is told as gone.")
    void who_is_there_is_not_told_as_gone() {
        UserId anna = add("anna");
        UserId ben = add("ben");
        UserId disabled = add(person("dora").account(AccountState.DISABLED));
        Copy copy = copy();

        change(anna, person("marie").account(AccountState.DISABLED));
        harness.remove(tenant, add("carl"));

        if (feed().changesSince(tenant, copy.mark()) instanceof DirectoryChanges.Changed changed) {
            assertThat(changed.goneUsers()).doesNotContain(anna, ben, disabled);
        }
    }

    private Copy copy() {
        return new Copy(feed(), tenant);
    }

    private void assertSame(Copy copy, UserId user) {
        Optional<DirectoryPerson> original = directory.find(tenant, user);
        assertThat(copy.find(user)).as("somebody in the copy").isEqualTo(original);
    }

    private List<UserId> several(String name) {
        return IntStream.range(0, MANY).mapToObj(number -> add(name + number)).toList();
    }
}
