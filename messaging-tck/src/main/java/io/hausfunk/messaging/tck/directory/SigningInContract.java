// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import org.junit.jupiter.api.Test;

/** Who may sign in, and who is whom. */
abstract class SigningInContract extends DirectoryAspect {
    private static final String CHECKS = "Checks a name and password.";
    private static final String SAME = "gives the same answer for unknown people and wrong passwords";

    @Test
    @Promise({CHECKS, "It is this person."})
    void the_right_name_and_password_tell_who_it_is() {
        SeedPerson anna = person("anna");
        SeedPerson ben = person("ben");
        UserId annasId = add(anna);
        UserId bensId = add(ben);

        assertThat(Who.signedIn(signIn(anna))).isEqualTo(annasId);
        assertThat(Who.signedIn(signIn(ben))).isEqualTo(bensId);
        assertThat(annasId).isNotEqualTo(bensId);
    }

    @Test
    @Promise(SAME)
    void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
        SeedPerson anna = person("anna");
        add(anna);

        assertThat(signIn(anna.loginName(), "wrong")).isEqualTo(REJECTED);
        assertThat(signIn("nobody-" + family, "wrong")).isEqualTo(REJECTED);
        assertThat(signIn("nobody-" + family, anna.password().orElseThrow())).isEqualTo(REJECTED);
    }

    @Test
    @Promise(CHECKS)
    void the_password_of_somebody_else_is_wrong() {
        SeedPerson anna = person("anna");
        SeedPerson ben = person("ben");
        add(anna);
        add(ben);

        assertThat(signIn(anna.loginName(), ben.password().orElseThrow())).isEqualTo(REJECTED);
    }

    @Test
    @Promise("Where two people have one login name it is {@code Rejected}, too.")
    void a_login_name_that_two_have_is_of_neither() {
        SeedPerson anna = person("anna");
        SeedPerson other = person("anna").named("Other " + capital(family));
        UserId first = add(anna);
        UserId second = add(other);

        assertThat(signIn(anna)).isEqualTo(REJECTED);
        assertThat(signIn(other)).isEqualTo(REJECTED);

        SeedPerson now = other.login("other-" + family);
        change(second, now);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(first);
        assertThat(Who.signedIn(signIn(now))).isEqualTo(second);
    }

    @Test
    @Promise(CHECKS)
    void somebody_without_a_password_does_not_sign_in() {
        SeedPerson anna = person("anna").withoutPassword();
        add(anna);

        assertThat(signIn(anna.loginName(), "")).isEqualTo(REJECTED);
        assertThat(signIn(anna.loginName(), "x")).isEqualTo(REJECTED);
        assertThat(signIn(anna.loginName(), "null")).isEqualTo(REJECTED);
    }

    @Test
    @Promise(CHECKS)
    void after_a_change_the_new_password_is_right_and_the_old_one_is_not() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);

        SeedPerson now = anna.password("New-" + Fresh.word());
        change(user, now);

        assertThat(signIn(anna)).isEqualTo(REJECTED);
        assertThat(Who.signedIn(signIn(now))).isEqualTo(user);
    }

    @Test
    @Promise(CHECKS)
    void a_login_name_that_was_given_up_admits_nobody() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);

        change(user, anna.login("marie-" + family));

        assertThat(signIn(anna)).isEqualTo(REJECTED);
        assertThat(Who.signedIn(signIn(anna.login("marie-" + family)))).isEqualTo(user);
    }

    @Test
    @Promise(CHECKS)
    void who_was_removed_does_not_sign_in() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);

        harness.remove(tenant, user);

        assertThat(signIn(anna)).isEqualTo(REJECTED);
    }
}
