// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Groups, found by id and by name. */
abstract class GroupsContract extends DirectoryAspect {
    private static final String FIND = "The group with this id; empty if there is none.";
    private static final String NAMED = "The groups with exactly this name; letter case does not count.";

    @Test
    @Promise({FIND, "A group or department with those who belong to it directly."})
    void a_group_is_found_as_it_is() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId north = group("north", Set.of(ben));

        GroupId sales = group("sales", Set.of(anna), north);

        assertThat(foundGroup(sales))
                .isEqualTo(new DirectoryGroup(sales, groupName("sales"), Set.of(anna), Set.of(north)));
        assertThat(foundGroup(north)).isEqualTo(new DirectoryGroup(north, groupName("north"), Set.of(ben), Set.of()));
    }

    @Test
    @Promise("who belongs to it directly, also with accounts that are not active")
    void accounts_that_are_not_active_belong_to_a_group_too() {
        groups();
        UserId anna = add(person("anna").account(AccountState.DISABLED));

        GroupId sales = group("sales", Set.of(anna));

        assertThat(foundGroup(sales).people()).containsExactly(anna);
    }

    @Test
    @Promise(FIND)
    void ids_that_were_never_given_out_are_of_no_group() {
        UserId anna = add("anna");
        groups();
        group("sales", Set.of(anna));

        assertThat(Stream.concat(
                        Fresh.tricks(anna.value()).stream().filter(id -> id.length() <= 128),
                        Stream.of(UUID.randomUUID().toString(), "1", " ", "ü", "x".repeat(128))))
                .allSatisfy(id ->
                        assertThat(groups().find(tenant, GroupId.of(id))).as(id).isEmpty());
    }

    @Test
    @Promise("an id that stays when the group is renamed or moved")
    void a_group_that_is_renamed_keeps_its_id() {
        groups();
        GroupId sales = group("sales", Set.of(add("anna")));

        changeGroup(sales, "selling", Set.of(add("ben")));

        assertThat(foundGroup(sales).name()).isEqualTo(groupName("selling"));
        assertThat(named(groupName("selling"), 10)).containsExactly(sales);
        assertThat(named(groupName("sales"), 10)).isEmpty();
    }

    @Test
    @Promise(FIND)
    void a_group_that_was_removed_is_not_found_any_more() {
        groups();
        GroupId sales = group("sales", Set.of(add("anna")));
        foundGroup(sales);

        harness.removeGroup(tenant, sales);

        assertThat(groups().find(tenant, sales)).isEmpty();
        assertThat(named(groupName("sales"), 10)).isEmpty();
    }

    @Test
    @Promise(NAMED)
    void a_group_is_found_by_its_whole_name_in_any_case() {
        groups();
        GroupId sales = group("sales", Set.of(add("anna")));

        assertThat(named(groupName("sales"), 10)).containsExactly(sales);
        assertThat(named(groupName("sales").toUpperCase(Locale.ROOT), 10)).containsExactly(sales);
        assertThat(named(groupName("sales").toLowerCase(Locale.ROOT), 10)).containsExactly(sales);
        assertThat(named("Sales", 10)).doesNotContain(sales);
        assertThat(named(groupName("sale"), 10)).isEmpty();
        assertThat(named(groupName("sales") + "x", 10)).isEmpty();
    }

    @Test
    @Promise("anything; each character stands for itself")
    void no_character_of_a_name_stands_for_others() {
        groups();
        GroupId sales = group("sales", Set.of(add("anna")));
        String name = groupName("sales");

        assertThat(Stream.concat(
                        Fresh.tricks(name).stream(), Stream.of("", "\0", name + "\0", "Sales *", "x".repeat(1000))))
                .allSatisfy(trick -> assertThat(named(trick, 100)).as(trick).doesNotContain(sales));
    }

    @Test
    @Promise("at most so many, in any order; fewer only if there are no more")
    void groups_of_one_name_come_up_to_the_limit() {
        groups();
        UserId anna = add("anna");
        List<GroupId> three =
                Stream.generate(() -> group("sales", Set.of(anna))).limit(3).toList();

        assertThat(named(groupName("sales"), 1)).hasSize(1).isSubsetOf(three);
        assertThat(named(groupName("sales"), 2))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .isSubsetOf(three);
        assertThat(named(groupName("sales"), 100)).containsExactlyInAnyOrderElementsOf(three);
    }

    private List<GroupId> named(String name, int limit) {
        return groups().named(tenant, name, limit).stream()
                .map(DirectoryGroup::id)
                .toList();
    }
}
