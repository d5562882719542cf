// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Passwords of all kinds, and what becomes of the array. */
abstract class PasswordsContract extends DirectoryAspect {
    private static final String BLANK = "blank password is {@link Authentication.Rejected} before anybody is asked";
    private static final String CHECKS = "Checks a name and password.";
    private static final String ARRAY = "the callee must neither keep, change nor log it";

    @Test
    @Promise(BLANK)
    void an_empty_password_is_rejected() {
        SeedPerson anna = person("anna");
        add(anna);

        assertThat(signIn(anna.loginName(), "")).isEqualTo(REJECTED);
        assertThat(signIn("nobody-" + family, "")).isEqualTo(REJECTED);
        assertThat(signIn("*", "")).isEqualTo(REJECTED);
    }

    @Test
    @Promise(BLANK)
    void a_blank_password_is_rejected() {
        SeedPerson anna = person("anna");
        add(anna);

        assertThat(Stream.of(" ", "    ", "\t", "\n", "\u3000", " ".repeat(1024)))
                .allSatisfy(blank ->
                        assertThat(signIn(anna.loginName(), blank)).as("blank").isEqualTo(REJECTED));
    }

    @Test
    @Promise(CHECKS)
    void what_is_almost_the_password_is_wrong() {
        SeedPerson anna = person("anna");
        add(anna);
        String right = anna.password().orElseThrow();

        are_wrong(
                anna,
                Stream.of(
                        right.substring(1),
                        right.substring(0, right.length() - 1),
                        right + " ",
                        " " + right,
                        right + right,
                        right + "*",
                        right + "x".repeat(1000),
                        right.toUpperCase(Locale.ROOT),
                        right.toLowerCase(Locale.ROOT)));
    }

    @Test
    @Promise(CHECKS)
    void a_password_does_not_end_at_a_null_character() {
        SeedPerson anna = person("anna");
        add(anna);
        String right = anna.password().orElseThrow();

        are_wrong(anna, Stream.of("\0", right + "\0", right + "\0x", "\0" + right));
    }

    @Test
    @Promise(CHECKS)
    void passwords_that_mean_something_to_a_machine_are_wrong() {
        SeedPerson anna = person("anna");
        add(anna);

        are_wrong(
                anna,
                Stream.concat(Fresh.tricks(anna.loginName()).stream(), Stream.of("\uD800", "null", "x".repeat(1024))));
    }

    @Test
    @Promise(CHECKS)
    void a_password_may_have_any_letters() {
        SeedPerson anna = person("anna").password("Päßwört € 李 \uD83D\uDE00 \"'\\*()%_ " + Fresh.word());
        UserId user = add(anna);

        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
    }

    @Test
    @Promise(ARRAY)
    void the_array_comes_back_as_it_was() {
        SeedPerson anna = person("anna");
        add(anna);
        char[] right = anna.password().orElseThrow().toCharArray();
        char[] wrong = "wrong".toCharArray();

        directory.authenticate(tenant, anna.loginName(), right);
        directory.authenticate(tenant, anna.loginName(), wrong);
        directory.authenticate(tenant, "nobody-" + family, wrong);

        assertThat(right).containsExactly(anna.password().orElseThrow().toCharArray());
        assertThat(wrong).containsExactly("wrong".toCharArray());
    }

    @Test
    @Promise(ARRAY)
    void what_becomes_of_the_array_afterwards_does_not_matter() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        char[] password = anna.password().orElseThrow().toCharArray();
        assertThat(Who.signedIn(directory.authenticate(tenant, anna.loginName(), password)))
                .isEqualTo(user);

        Arrays.fill(password, 'x');

        assertThat(directory.authenticate(tenant, anna.loginName(), password)).isEqualTo(REJECTED);
        assertThat(signIn(anna.loginName(), "x".repeat(password.length))).isEqualTo(REJECTED);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
    }

    private void are_wrong(SeedPerson person, Stream<String> passwords) {
        assertThat(passwords)
                .allSatisfy(wrong ->
                        assertThat(signIn(person.loginName(), wrong)).as(wrong).isEqualTo(REJECTED));
    }
}
