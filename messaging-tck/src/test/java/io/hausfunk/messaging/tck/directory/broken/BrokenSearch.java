// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Directories that find others than they should. */
final class BrokenSearch {
    private BrokenSearch() {}

    static Stream<BrokenDirectory> all() {
        return Stream.of(
                broken(
                        "takes a star in a search for anything",
                        "Search.no_character_stands_for_others",
                        (front, tenant, text, limit) -> front.healthySearch()
                                .search(tenant, text.length() > 3 && text.endsWith("*") ? start(text) : text, limit)),
                broken(
                        "does not look for what looks like a pattern",
                        "Search.what_looks_like_a_pattern_is_found_as_it_is_written",
                        (front, tenant, text, limit) -> text.matches("[\\p{L}\\p{N} @.-]*")
                                ? front.healthySearch().search(tenant, text, limit)
                                : List.of()),
                broken(
                        "finds who is disabled",
                        "Search.nobody_is_found_whose_account_is_disabled",
                        (front, tenant, text, limit) -> front.everybody(tenant).stream()
                                .filter(person -> matches(person, text))
                                .limit(limit)
                                .toList()),
                broken(
                        "does not find who is locked",
                        "Search.who_was_locked_out_by_wrong_passwords_is_found",
                        (front, tenant, text, limit) -> front.healthySearch().search(tenant, text, limit).stream()
                                .filter(person -> person.account() == AccountState.ACTIVE)
                                .toList()),
                broken(
                        "counts capital letters in a search",
                        "Search.capital_letters_do_not_count",
                        (front, tenant, text, limit) -> front.healthySearch().search(tenant, text, limit).stream()
                                .filter(person -> !person.displayName().startsWith("MÜLLER")
                                        || person.displayName().startsWith(text))
                                .toList()),
                broken(
                        "finds the middle of words",
                        "Search.the_middle_of_a_word_is_not_its_beginning",
                        (front, tenant, text, limit) -> front.everybody(tenant).stream()
                                .filter(person -> !person.account().suspended())
                                .filter(person -> small(person.displayName()).contains(small(text)))
                                .limit(limit)
                                .toList()),
                broken(
                        "gives more than was asked for",
                        "SearchBounds.a_search_gives_as_many_as_there_are_up_to_the_limit",
                        (front, tenant, text, limit) -> front.healthySearch().search(tenant, text, limit + 1)),
                broken(
                        "gives less than there is",
                        "SearchBounds.the_largest_limit_is_kept_and_used",
                        (front, tenant, text, limit) ->
                                front.healthySearch().search(tenant, text, Math.min(limit, 20))),
                broken(
                        "leaves disabled people out after it counted them",
                        "SearchBounds.who_is_not_found_takes_no_place",
                        (front, tenant, text, limit) -> front.everybody(tenant).stream()
                                .filter(person -> matches(person, text))
                                .sorted(Comparator.comparing(DirectoryPerson::account, Comparator.reverseOrder()))
                                .limit(limit)
                                .filter(person -> !person.account().suspended())
                                .toList()),
                broken(
                        "gives people once for each word",
                        "SearchBounds.who_matches_in_several_ways_is_found_once",
                        (front, tenant, text, limit) -> front.healthySearch().search(tenant, text, limit).stream()
                                .flatMap(person -> person.displayName().startsWith(text + ' ' + text)
                                        ? Stream.of(person, person)
                                        : Stream.of(person))
                                .limit(limit)
                                .toList()),
                broken(
                        "tells of found people the name only",
                        "Search.who_is_found_is_as_the_directory_knows_them",
                        (front, tenant, text, limit) -> front.healthySearch().search(tenant, text, limit).stream()
                                .map(person -> DirectoryPerson.of(person.user(), person.displayName()))
                                .toList()),
                broken(
                        "finds nobody in an outage of the search",
                        "Outage.a_search_finds_nobody_only_if_there_is_nobody",
                        (front, tenant, text, limit) -> {
                            try {
                                return front.healthySearch().search(tenant, text, limit);
                            } catch (RuntimeException outage) {
                                return List.of();
                            }
                        }));
    }

    @FunctionalInterface
    private interface Fault {
        List<DirectoryPerson> answer(Front front, TenantId tenant, String text, int limit);
    }

    private static BrokenDirectory broken(String what, String check, Fault fault) {
        return BrokenDirectory.of(what, check, directory -> broken(directory, fault));
    }

    private static Directory broken(Directory directory, Fault fault) {
        Front front = new Front(directory);
        return new Front(directory) {
            @Override
            public Optional<PeopleSearch> search() {
                return Optional.of((tenant, text, limit) -> fault.answer(front, tenant, text, limit));
            }
        };
    }

    /** As the contract has it, but for the state of the account. */
    private static boolean matches(DirectoryPerson person, String text) {
        return small(' ' + person.displayName()).contains(small(' ' + text))
                || person.loginName()
                        .filter(login -> login.startsWith(small(text)))
                        .isPresent()
                || person.mail().filter(mail -> mail.startsWith(small(text))).isPresent();
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String start(String text) {
        return text.substring(0, text.length() - 1);
    }
}
