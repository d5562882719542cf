// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much a search may be asked for, and how much it gives. */
abstract class SearchBoundsContract extends DirectoryAspect {
    private static final String LIMIT = "at most so many, each once, in any order; fewer only if there are no more";

    @Test
    @Promise(LIMIT)
    void a_search_gives_as_many_as_there_are_up_to_the_limit() {
        List<UserId> five = several(5);

        assertThat(search(family, 1)).hasSize(1).isSubsetOf(five);
        assertThat(search(family, 3)).hasSize(3).doesNotHaveDuplicates().isSubsetOf(five);
        assertThat(search(family, 5)).containsExactlyInAnyOrderElementsOf(five);
        assertThat(search(family, PeopleSearch.MAX_RESULTS)).containsExactlyInAnyOrderElementsOf(five);
    }

    @Test
    @Promise(LIMIT)
    void the_largest_limit_is_kept_and_used() {
        List<UserId> many = several(PeopleSearch.MAX_RESULTS + 5);

        assertThat(search(family, PeopleSearch.MAX_RESULTS))
                .hasSize(PeopleSearch.MAX_RESULTS)
                .doesNotHaveDuplicates()
                .isSubsetOf(many);
    }

    @Test
    @Promise(LIMIT)
    void who_matches_in_several_ways_is_found_once() {
        UserId anna = add(SeedPerson.of(family + ' ' + family, family, "Pw-" + Fresh.word())
                .mail(family + "@mail.example"));
        UserId ben = add(person("ben"));

        assertThat(search(family, 10)).containsExactlyInAnyOrder(anna, ben);
        assertThat(search(family, 2)).containsExactlyInAnyOrder(anna, ben);
    }

    @Test
    @Promise({LIMIT, "Nobody whose account is suspended."})
    void who_is_not_found_takes_no_place() {
        for (int number = 0; number < 4; number++) {
            add(person("a" + number).account(AccountState.DISABLED));
        }
        UserId ben = add("ben");

        assertThat(search(family, 1)).containsExactly(ben);
    }

    @Test
    @Promise("{@link #MIN_TEXT} to {@link #MAX_TEXT} characters")
    void two_characters_are_enough() {
        String two = Fresh.twoCharacters();
        UserId anna = add(person("anna").named(two + family));

        assertThat(search(two, PeopleSearch.MAX_RESULTS)).contains(anna);
    }

    @Test
    @Promise("{@link #MIN_TEXT} to {@link #MAX_TEXT} characters")
    void the_longest_text_is_taken_whole() {
        String text = family + "x".repeat(PeopleSearch.MAX_TEXT - family.length());
        UserId anna = add(person("anna").named(text + "a"));
        add(person("ben").named(text.substring(0, PeopleSearch.MAX_TEXT - 1)));

        assertThat(search(text, 10)).containsExactly(anna);
    }

    private List<UserId> several(int count) {
        return IntStream.range(0, count).mapToObj(number -> add("p" + number)).toList();
    }

    private List<UserId> search(String text, int limit) {
        return search().search(tenant, text, limit).stream()
                .map(DirectoryPerson::user)
                .toList();
    }
}
