// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupGraphTest {
    @Test
    void people_belong_to_the_groups_above_theirs_and_not_to_those_below() {
        GroupGraph graph = GroupGraph.of(List.of(
                group("all", Set.of("ceo"), "sales"),
                group("sales", Set.of("anna"), "north"),
                group("north", Set.of("ben"))));

        assertThat(graph.groupsOf(UserId.of("ben"))).isEqualTo(ids("all", "sales", "north"));
        assertThat(graph.groupsOf(UserId.of("anna"))).isEqualTo(ids("all", "sales"));
        assertThat(graph.groupsOf(UserId.of("nobody"))).isEmpty();
        assertThat(graph.members(GroupId.of("all"))).isEqualTo(people("anna", "ben", "ceo"));
        assertThat(graph.members(GroupId.of("north"))).isEqualTo(people("ben"));
        assertThat(graph.members(GroupId.of("none"))).isEmpty();
    }

    @Test
    void circles_and_several_ways_to_one_group_come_to_an_end() {
        GroupGraph graph = GroupGraph.of(List.of(
                group("a", Set.of("anna"), "b", "c", "a"),
                group("b", Set.of("ben"), "d"),
                group("c", Set.of(), "d"),
                group("d", Set.of("dora"), "a")));

        assertThat(graph.groupsOf(UserId.of("dora"))).isEqualTo(ids("a", "b", "c", "d"));
        assertThat(graph.members(GroupId.of("d"))).isEqualTo(people("anna", "ben", "dora"));
    }

    @Test
    void pages_go_by_character_codes() {
        GroupGraph graph = GroupGraph.of(List.of(group("g", Set.of("b", "a", "B", "ä", "aa"))));

        assertThat(graph.members(GroupId.of("g"), Optional.empty(), 3)).isEqualTo(people("B", "a", "aa"));
        assertThat(graph.members(GroupId.of("g"), Optional.of(UserId.of("aa")), 3))
                .isEqualTo(people("b", "ä"));
        assertThat(graph.members(GroupId.of("g"), Optional.of(UserId.of("a0")), 1))
                .isEqualTo(people("aa"));
    }

    @Test
    void groups_that_are_named_only_count_once_they_come() {
        GroupGraph before = GroupGraph.of(List.of(group("all", Set.of(), "new")));
        GroupGraph after = before.with(List.of(group("new", Set.of("anna"))), Set.of());

        assertThat(before.groupsOf(UserId.of("anna"))).isEmpty();
        assertThat(after.groupsOf(UserId.of("anna"))).isEqualTo(ids("all", "new"));
    }

    @Test
    void a_chain_of_changes_gives_what_reading_everything_anew_gives() {
        List<DirectoryGroup> now = new ArrayList<>();
        GroupGraph graph = GroupGraph.EMPTY;
        for (int step = 0; step < 200; step++) {
            String id = "g" + (step * 7) % 20;
            now.removeIf(group -> group.id().value().equals(id));
            if (step % 5 == 0) {
                graph = graph.with(List.of(), ids(id));
            } else {
                DirectoryGroup changed = group(
                        id, Set.of("p" + step % 9, "q" + step % 4), "g" + (step * 3) % 20, "g" + (step * 11) % 20);
                now.add(changed);
                graph = graph.with(List.of(changed), Set.of());
            }
            GroupGraph anew = GroupGraph.of(now);
            assertThat(new HashSet<>(graph.groups())).isEqualTo(new HashSet<>(now));
            for (int person = 0; person < 9; person++) {
                UserId user = UserId.of("p" + person);
                UserId other = UserId.of("q" + person % 4);
                assertThat(graph.groupsOf(user)).isEqualTo(anew.groupsOf(user));
                assertThat(graph.groupsOf(other)).isEqualTo(anew.groupsOf(other));
            }
            for (int number = 0; number < 20; number++) {
                GroupId group = GroupId.of("g" + number);
                assertThat(graph.members(group)).isEqualTo(anew.members(group));
            }
        }
    }

    @Test
    void changes_leave_the_one_before_as_it_was() {
        GroupGraph before = GroupGraph.of(List.of(group("g", Set.of("anna"))));
        GroupGraph after = before.with(List.of(group("g", Set.of("ben"))), Set.of());
        GroupGraph gone = after.with(List.of(), ids("g"));

        assertThat(before.members(GroupId.of("g"))).isEqualTo(people("anna"));
        assertThat(before.groupsOf(UserId.of("anna"))).isEqualTo(ids("g"));
        assertThat(after.members(GroupId.of("g"))).isEqualTo(people("ben"));
        assertThat(after.groupsOf(UserId.of("anna"))).isEmpty();
        assertThat(gone.groupsOf(UserId.of("ben"))).isEmpty();
        assertThat(gone.find(GroupId.of("g"))).isEmpty();
    }

    @Test
    void without_changes_it_is_the_same_one() {
        GroupGraph graph = GroupGraph.of(List.of(group("g", Set.of("anna"))));

        assertThat(graph.with(List.of(), Set.of())).isSameAs(graph);
    }

    private static DirectoryGroup group(String id, Set<String> people, String... groups) {
        return new DirectoryGroup(
                GroupId.of(id),
                "Group " + id,
                people.stream().map(UserId::of).collect(Collectors.toSet()),
                ids(groups));
    }

    private static Set<GroupId> ids(String... groups) {
        return Arrays.stream(groups).map(GroupId::of).collect(Collectors.toSet());
    }

    private static List<UserId> people(String... users) {
        return Arrays.stream(users).map(UserId::of).toList();
    }
}
