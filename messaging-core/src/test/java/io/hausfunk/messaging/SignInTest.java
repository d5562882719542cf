// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A password is asked for as seldom as it must be, and a refusal tells nothing. */
class SignInTest {
    private final BreakableDirectory company = new BreakableDirectory();
    private final TestEngine engine = TestEngine.start(
            settings -> settings.directory(company).signInLimits(new SignInLimits(3, 5, 8, Duration.ofMinutes(15))));

    @AfterEach
    void close() {
        engine.close();
    }

    private CompletionStage<Session> signIn(String name, String password, String source) {
        return engine.messaging.signIn(engine.tenant, name, password.toCharArray(), source);
    }

    private void wrong(String name, String source) {
        refused(ErrorCode.SIGN_IN_REJECTED, () -> done(signIn(name, "falsch", source)));
    }

    @Test
    void after_too_many_failures_the_directory_is_not_asked_even_with_the_right_password() {
        company.people(engine.tenant, 3);
        for (int i = 0; i < 3; i++) {
            wrong("login1", "a browser");
        }
        int asked = company.asked.get();

        refused(ErrorCode.BUSY, () -> done(signIn("login1", "geheim", "a browser")));
        refused(ErrorCode.BUSY, () -> done(signIn(" LOGIN1", "geheim", "a browser")));
        assertThat(company.asked).hasValue(asked);
        assertThat(done(signIn("login1", "geheim", "another")).user()).isEqualTo(UserId.of("p1"));
        assertThat(done(signIn("login2", "geheim", "a browser")).user()).isEqualTo(UserId.of("p2"));
    }

    @Test
    void spellings_that_a_directory_may_take_for_one_name_count_as_one() {
        company.people(engine.tenant, 3);
        wrong("lo\u00adgin1", "a browser");
        wrong("\uff2c\uff2f\uff27\uff29\uff2e1", "a browser");
        wrong("l\u00f3gi\u200bn 1", "a browser");

        refused(ErrorCode.BUSY, () -> done(signIn("login1", "geheim", "a browser")));
    }

    @Test
    void failures_from_everywhere_add_up_and_so_do_those_of_one_source() {
        company.people(engine.tenant, 3);
        for (int i = 0; i < 5; i++) {
            wrong("login1", "browser " + i);
        }
        refused(ErrorCode.BUSY, () -> done(signIn("login1", "geheim", "browser 9")));
        for (int i = 0; i < 8; i++) {
            wrong("nobody " + i, "a guesser");
        }
        refused(ErrorCode.BUSY, () -> done(signIn("login2", "geheim", "a guesser")));
    }

    @Test
    void an_outage_counts_as_no_failure_and_a_success_forgets_them() {
        company.people(engine.tenant, 3);
        company.breaks(true);
        for (int i = 0; i < 10; i++) {
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(signIn("login1", "geheim", "a browser")));
        }
        company.breaks(false);
        wrong("login1", "a browser");
        wrong("login1", "a browser");
        done(signIn("login1", "geheim", "a browser"));
        wrong("login1", "a browser");
        wrong("login1", "a browser");

        assertThat(done(signIn("login1", "geheim", "a browser")).user()).isEqualTo(UserId.of("p1"));
    }

    @Test
    void what_cannot_be_a_password_or_a_name_is_refused_before_anybody_is_asked() {
        company.people(engine.tenant, 3);
        int asked = company.asked.get();
        for (String password : new String[] {"", " \u00a0\u2003", "\t\n", "x".repeat(2000)}) {
            refused(ErrorCode.SIGN_IN_REJECTED, () -> done(signIn("login1", password, "source " + password.length())));
        }
        for (String name : new String[] {"", " ", "login1\0", "x".repeat(1_000_000)}) {
            refused(ErrorCode.SIGN_IN_REJECTED, () -> done(signIn(name, "geheim", "name " + name.length())));
        }
        assertThat(company.asked).hasValue(asked);
    }

    @Test
    void the_state_of_an_account_is_told_to_who_has_the_password_and_to_nobody_else() {
        company.people(engine.tenant, 3);
        company.change(engine.tenant, "p1", AccountState.DISABLED);
        company.change(engine.tenant, "p2", AccountState.PASSWORD_CHANGE_REQUIRED);

        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(signIn("login1", "geheim", "")));
        refused(ErrorCode.PASSWORD_CHANGE_REQUIRED, () -> done(signIn("login2", "geheim", "")));
        wrong("login1", "");
        wrong("login2", "");
    }
}
