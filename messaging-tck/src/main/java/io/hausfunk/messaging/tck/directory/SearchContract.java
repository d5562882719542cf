// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a search finds. */
abstract class SearchContract extends DirectoryAspect {
    private static final String BEGINS =
            "People whose name, one of its words (what follows a blank), login name or address begins with this text";
    private static final String CASE = "letter case does not count";
    private static final String SUSPENDED = "Nobody whose account is suspended.";
    private static final String LITERAL = "each stands for itself, also {@code *}";

    @Test
    @Promise(BEGINS)
    void people_are_found_by_the_beginning_of_their_name() {
        UserId anna = add(person("anna").named(capital(family) + " Anna"));

        assertThat(found(family.substring(0, 8))).containsExactly(anna);
        assertThat(found(family + " an")).containsExactly(anna);
    }

    @Test
    @Promise(BEGINS)
    void people_are_found_by_a_later_word_of_their_name() {
        UserId anna = add(SeedPerson.of("Dr. Anna " + capital(family) + " Smith", "x-" + family, "Pw-" + Fresh.word()));

        assertThat(found(family)).containsExactly(anna);
        assertThat(found(family + " sm")).containsExactly(anna);
    }

    @Test
    @Promise(BEGINS)
    void people_are_found_by_their_login_name_if_the_directory_tells_it() {
        SeedPerson anna = person("anna");
        UserId user =
                add(anna.named("Somebody").login(family.substring(0, 8) + "-a").mail("x@y.example"));
        boolean told = super.found(user).loginName().isPresent();

        assertThat(found(family.substring(0, 8))).isEqualTo(told ? List.of(user) : List.of());
    }

    @Test
    @Promise(BEGINS)
    void people_are_found_by_their_address_if_the_directory_tells_it() {
        UserId user = add(person("anna").named("Somebody").mail(family + "@mail.example"));
        boolean told = super.found(user).mail().isPresent();

        assertThat(found(family + "@m")).isEqualTo(told ? List.of(user) : List.of());
    }

    @Test
    @Promise(CASE)
    void capital_letters_do_not_count() {
        UserId anna = add(person("anna").named("MÜLLER" + family));

        assertThat(found("Müller" + family)).containsExactly(anna);
        assertThat(found(("müller" + family).toUpperCase(Locale.ROOT))).containsExactly(anna);
    }

    @Test
    @Promise(BEGINS)
    void the_middle_of_a_word_is_not_its_beginning() {
        add(person("anna"));

        assertThat(found(family.substring(1))).isEmpty();
        assertThat(found(family + "x")).isEmpty();
    }

    @Test
    @Promise(SUSPENDED)
    void nobody_is_found_whose_account_is_disabled() {
        finds_only_the_active(AccountState.DISABLED);
    }

    @Test
    @Promise(SUSPENDED)
    void nobody_is_found_whose_account_has_expired() {
        finds_only_the_active(AccountState.EXPIRED);
    }

    @Test
    @Promise({SUSPENDED, "it only keeps new sign-ins out"})
    void who_was_locked_out_by_wrong_passwords_is_found() {
        UserId anna = add(person("anna").account(AccountState.LOCKED));

        assertThat(found(family)).containsExactly(anna);
    }

    @Test
    @Promise(LITERAL)
    void no_character_stands_for_others() {
        add("anna");
        String begin = family.substring(0, 6);

        assertThat(Stream.of(
                        "**",
                        begin + "*",
                        "*" + family,
                        begin + "%",
                        begin + "____",
                        "%" + family,
                        begin + "*)",
                        begin + ")(cn=*",
                        "' OR '1'='1",
                        "\\2a\\2a",
                        begin + "\\",
                        begin + ".*"))
                .allSatisfy(text -> assertThat(found(text)).as(text).isEmpty());
    }

    @Test
    @Promise(LITERAL)
    void what_looks_like_a_pattern_is_found_as_it_is_written() {
        List<String> names = List.of("a*", "a%", "a_", "a(", "a)", "a\\", "a'", "a\"", "a;", "a&|");
        List<UserId> users = Stream.iterate(0, at -> at + 1)
                .limit(names.size())
                .map(at -> add(person("p" + at).named(family + names.get(at) + "z")))
                .toList();

        for (int at = 0; at < names.size(); at++) {
            assertThat(found(family + names.get(at))).as(names.get(at)).containsExactly(users.get(at));
        }
    }

    @Test
    @Promise("The rules of {@link Directory} hold.")
    void who_is_found_is_as_the_directory_knows_them() {
        UserId user = add("anna");

        List<DirectoryPerson> hits = search().search(tenant, family, 10);

        assertThat(hits).containsExactly(super.found(user));
    }

    @Test
    @Promise("The rules of {@link Directory} hold.")
    void who_was_removed_or_renamed_is_not_found_any_more() {
        UserId anna = add("anna");
        UserId ben = add("ben");
        assertThat(found(family)).containsExactlyInAnyOrder(anna, ben);

        harness.remove(tenant, anna);
        change(ben, SeedPerson.of("Ben Other", "b-" + Fresh.word(), "Pw-" + Fresh.word()));

        assertThat(found(family)).isEmpty();
    }

    private void finds_only_the_active(AccountState state) {
        UserId ben = add("ben");
        UserId anna = add(person("anna").account(state));
        assertThat(found(family)).containsExactly(ben);

        change(anna, person("anna"));

        assertThat(found(family)).containsExactlyInAnyOrder(anna, ben);
    }

    private List<UserId> found(String text) {
        return search().search(tenant, text, 10).stream()
                .map(DirectoryPerson::user)
                .toList();
    }
}
