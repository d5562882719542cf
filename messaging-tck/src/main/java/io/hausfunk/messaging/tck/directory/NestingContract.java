// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who belongs where, directly and through other groups. */
abstract class NestingContract extends DirectoryAspect {
    private static final String GROUPS = "All groups to which a person belongs, directly or through other groups";
    private static final String MEMBERS = "Who belongs to a group, directly or through other groups, each once";
    private static final String CIRCLES = "groups whose people belong to it as well; may lead in circles";

    @Test
    @Promise(GROUPS)
    void people_belong_to_their_own_groups() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId sales = group("sales", Set.of(anna));
        GroupId all = group("all", Set.of(anna, ben));

        assertThat(groupsOf(anna)).containsExactlyInAnyOrder(sales, all);
        assertThat(groupsOf(ben)).containsExactlyInAnyOrder(all);
        assertThat(groupsOf(add("carl"))).isEmpty();
    }

    @Test
    @Promise(GROUPS)
    void people_belong_to_the_groups_above_theirs() {
        groups();
        UserId anna = add("anna");
        UserId boss = add("boss");
        GroupId north = group("north", Set.of(anna));
        GroupId sales = group("sales", Set.of(boss), north);
        GroupId all = group("all", Set.of(), sales);

        assertThat(groupsOf(anna)).containsExactlyInAnyOrder(north, sales, all);
        assertThat(groupsOf(boss)).containsExactlyInAnyOrder(sales, all);
    }

    @Test
    @Promise(MEMBERS)
    void who_belongs_to_a_group_below_belongs_to_the_one_above() {
        groups();
        UserId anna = add("anna");
        UserId boss = add("boss");
        GroupId north = group("north", Set.of(anna));
        GroupId sales = group("sales", Set.of(boss), north);
        GroupId all = group("all", Set.of(), sales);

        assertThat(members(all)).containsExactlyInAnyOrder(anna, boss);
        assertThat(members(sales)).containsExactlyInAnyOrder(anna, boss);
        assertThat(members(north)).containsExactly(anna);
    }

    @Test
    @Promise({GROUPS, MEMBERS})
    void a_long_chain_is_followed_to_its_end() {
        groups();
        UserId anna = add("anna");
        List<GroupId> chain = new ArrayList<>(List.of(group("g0", Set.of(anna))));
        for (int number = 1; number < 12; number++) {
            chain.add(group("g" + number, Set.of(), chain.get(number - 1)));
        }

        assertThat(groupsOf(anna)).containsExactlyInAnyOrderElementsOf(chain);
        assertThat(members(chain.get(11))).containsExactly(anna);
    }

    @Test
    @Promise(CIRCLES)
    void circles_come_to_an_end() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        UserId carl = add("carl");
        GroupId one = group("one", Set.of(anna));
        GroupId two = group("two", Set.of(ben), one);
        GroupId three = group("three", Set.of(carl), two);
        changeGroup(one, "one", Set.of(anna), three);

        for (UserId person : List.of(anna, ben, carl)) {
            assertThat(Parallel.ending(() -> groupsOf(person))).containsExactlyInAnyOrder(one, two, three);
        }
        for (GroupId group : List.of(one, two, three)) {
            assertThat(Parallel.ending(() -> members(group))).containsExactlyInAnyOrder(anna, ben, carl);
        }
    }

    @Test
    @Promise(MEMBERS)
    void who_belongs_in_several_ways_is_told_once() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId left = group("left", Set.of(anna));
        GroupId right = group("right", Set.of(anna, ben));
        GroupId top = group("top", Set.of(ben), left, right);

        assertThat(members(top)).containsExactlyInAnyOrder(anna, ben);
        assertThat(groupsOf(anna)).containsExactlyInAnyOrder(left, right, top);
    }

    @Test
    @Promise({GROUPS, "each once, whatever their accounts"})
    void accounts_that_are_not_active_belong_where_they_belonged() {
        groups();
        UserId anna = add(person("anna").account(AccountState.DISABLED));
        GroupId sales = group("sales", Set.of(anna));
        GroupId all = group("all", Set.of(), sales);

        assertThat(groupsOf(anna)).containsExactlyInAnyOrder(sales, all);
        assertThat(members(all)).containsExactly(anna);
    }

    @Test
    @Promise({"none for who is not there", "Nobody for a group that is not there."})
    void who_and_what_is_not_there_belongs_nowhere_and_has_nobody() {
        groups();
        UserId anna = add("anna");
        group("sales", Set.of(anna));

        for (String id : Fresh.tricks(anna.value())) {
            if (id.length() <= UserId.MAX_BYTES) {
                assertThat(groupsOf(UserId.of(id))).as(id).isEmpty();
                assertThat(members(GroupId.of(id))).as(id).isEmpty();
            }
        }
    }

    @Test
    @Promise({GROUPS, MEMBERS})
    void changes_of_groups_count_at_once() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId north = group("north", Set.of(anna, ben));
        GroupId sales = group("sales", Set.of(), north);
        assertThat(groupsOf(anna)).containsExactlyInAnyOrder(north, sales);

        changeGroup(north, "north", Set.of(ben));
        assertThat(groupsOf(anna)).isEmpty();
        assertThat(members(sales)).containsExactly(ben);

        changeGroup(sales, "sales", Set.of(anna));
        assertThat(groupsOf(ben)).containsExactly(north);
        assertThat(members(sales)).containsExactly(anna);
    }

    @Test
    @Promise({"none for who is not there", MEMBERS})
    void who_was_removed_belongs_nowhere_any_more() {
        groups();
        UserId anna = add("anna");
        UserId ben = add("ben");
        GroupId sales = group("sales", Set.of(anna, ben));

        harness.remove(tenant, anna);

        assertThat(groupsOf(anna)).isEmpty();
        assertThat(members(sales)).containsExactly(ben);
    }

    @Test
    @Promise({GROUPS, "Nobody for a group that is not there."})
    void to_a_group_that_was_removed_nobody_belongs() {
        groups();
        UserId anna = add("anna");
        GroupId north = group("north", Set.of(anna));
        GroupId sales = group("sales", Set.of(anna), north);

        harness.removeGroup(tenant, north);

        assertThat(groupsOf(anna)).containsExactly(sales);
        assertThat(members(north)).isEmpty();
    }

    private Set<GroupId> groupsOf(UserId user) {
        return groups().groupsOf(tenant, user);
    }

    private List<UserId> members(GroupId group) {
        return groups().members(tenant, group, Optional.empty(), 1000);
    }
}
