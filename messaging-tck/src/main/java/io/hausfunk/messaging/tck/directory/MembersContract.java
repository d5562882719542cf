// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The people of a group, page by page. */
abstract class MembersContract extends DirectoryAspect {
    private static final String ORDER = "by pages in the order of their ids' character codes";
    private static final String AFTER = "the last one of the page before, also if they have gone since";
    private static final String SHORTER = "1 to 1000; a shorter page is the last one";
    private static final int PEOPLE = 24;

    @Test
    @Promise({ORDER, SHORTER})
    void pages_together_hold_everybody_once_and_in_order() {
        groups();
        List<UserId> people = people();
        GroupId all = nested(people);

        for (int limit : List.of(1, 5, 7, PEOPLE - 1, PEOPLE, PEOPLE + 1, 1000)) {
            assertThat(pages(all, limit)).as("pages of " + limit).isEqualTo(sorted(people));
        }
    }

    @Test
    @Promise(SHORTER)
    void only_the_last_page_is_shorter() {
        groups();
        List<UserId> people = sorted(people());
        GroupId all = nested(people);

        assertThat(page(all, Optional.empty(), 10)).isEqualTo(people.subList(0, 10));
        assertThat(page(all, Optional.of(people.get(9)), 10)).isEqualTo(people.subList(10, 20));
        assertThat(page(all, Optional.of(people.get(19)), 10)).isEqualTo(people.subList(20, PEOPLE));
        assertThat(page(all, Optional.of(people.get(PEOPLE - 1)), 10)).isEmpty();
    }

    @Test
    @Promise(AFTER)
    void a_page_goes_on_after_somebody_who_has_gone() {
        groups();
        List<UserId> people = sorted(people());
        GroupId all = group("all", new HashSet<>(people));
        UserId leaver = people.get(9);
        UserId removed = people.get(4);
        Set<UserId> others = new HashSet<>(people);
        others.remove(leaver);

        changeGroup(all, "all", others);
        harness.remove(tenant, removed);

        assertThat(page(all, Optional.of(leaver), 5)).isEqualTo(people.subList(10, 15));
        assertThat(page(all, Optional.of(removed), 4)).isEqualTo(people.subList(5, 9));
    }

    /** Half of them directly in a group, half in a group of it, some in both. */
    private GroupId nested(List<UserId> people) {
        int half = people.size() / 2;
        GroupId below = group("below", new HashSet<>(people.subList(half - 3, people.size())));
        return group("all", new HashSet<>(people.subList(0, half)), below);
    }

    private List<UserId> people() {
        return IntStream.range(0, PEOPLE).mapToObj(number -> add("p" + number)).toList();
    }

    private static List<UserId> sorted(List<UserId> people) {
        return people.stream().sorted(Comparator.comparing(UserId::value)).toList();
    }

    private List<UserId> page(GroupId group, Optional<UserId> after, int limit) {
        return groups().members(tenant, group, after, limit);
    }

    private List<UserId> pages(GroupId group, int limit) {
        List<UserId> all = new ArrayList<>();
        List<UserId> page = page(group, Optional.empty(), limit);
        all.addAll(page);
        // One round for each of them is enough for the smallest pages.
        for (int round = 0; page.size() == limit && round <= PEOPLE; round++) {
            page = page(group, Optional.of(page.get(page.size() - 1)), limit);
            all.addAll(page);
        }
        return all;
    }
}
