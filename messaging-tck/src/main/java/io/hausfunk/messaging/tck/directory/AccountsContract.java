// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import org.junit.jupiter.api.Test;

/** Accounts that are not active. */
abstract class AccountsContract extends DirectoryAspect {
    private static final String FOUND = "whatever the state of their account";
    private static final String NOT_USABLE = "but the account is not to be used now";
    private static final String GUESSES = "Answered only to the right password: who guesses learns nothing.";

    @Test
    @Promise({FOUND, "Switched off by an administrator."})
    void a_disabled_account_is_found_as_such() {
        is_found_as(AccountState.DISABLED);
    }

    @Test
    @Promise({FOUND, "Was given until a day that has passed."})
    void an_expired_account_is_found_as_such() {
        is_found_as(AccountState.EXPIRED);
    }

    @Test
    @Promise({FOUND, "Shut for a while after wrong passwords."})
    void a_locked_account_is_found_as_such() {
        is_found_as(AccountState.LOCKED);
    }

    @Test
    @Promise({FOUND, "Has to choose another password, elsewhere, before the next sign-in."})
    void an_account_that_needs_another_password_is_found_as_such() {
        is_found_as(AccountState.PASSWORD_CHANGE_REQUIRED);
    }

    @Test
    @Promise(NOT_USABLE)
    void nobody_signs_in_with_a_disabled_account() {
        does_not_sign_in(AccountState.DISABLED);
    }

    @Test
    @Promise(NOT_USABLE)
    void nobody_signs_in_with_an_expired_account() {
        does_not_sign_in(AccountState.EXPIRED);
    }

    @Test
    @Promise({NOT_USABLE, "it only keeps new sign-ins out"})
    void nobody_signs_in_with_a_locked_account() {
        does_not_sign_in(AccountState.LOCKED);
    }

    @Test
    @Promise(NOT_USABLE)
    void nobody_signs_in_who_has_to_choose_another_password() {
        does_not_sign_in(AccountState.PASSWORD_CHANGE_REQUIRED);
    }

    @Test
    @Promise(GUESSES)
    void a_wrong_password_does_not_tell_that_an_account_is_disabled() {
        tells_no_guesser(AccountState.DISABLED);
    }

    @Test
    @Promise(GUESSES)
    void a_wrong_password_does_not_tell_that_an_account_is_expired() {
        tells_no_guesser(AccountState.EXPIRED);
    }

    @Test
    @Promise(GUESSES)
    void a_wrong_password_does_not_tell_that_an_account_is_locked() {
        tells_no_guesser(AccountState.LOCKED);
    }

    @Test
    @Promise(FOUND)
    void an_account_that_is_switched_off_and_on_again_is_seen_so_each_time() {
        SeedPerson anna = person("anna");
        UserId user = add(anna);
        assertThat(found(user).account()).isEqualTo(AccountState.ACTIVE);

        change(user, anna.account(AccountState.DISABLED));
        assertThat(found(user).account()).isEqualTo(AccountState.DISABLED);
        assertThat(signIn(anna)).isIn(REJECTED, new NotUsable(AccountState.DISABLED));

        change(user, anna);
        assertThat(found(user).account()).isEqualTo(AccountState.ACTIVE);
        assertThat(Who.signedIn(signIn(anna))).isEqualTo(user);
    }

    private void is_found_as(AccountState state) {
        SeedPerson anna = person("anna").account(state);

        UserId user = add(anna);

        assertThat(found(user).account()).isEqualTo(state);
        assertThat(found(user).displayName()).isEqualTo(anna.displayName());
    }

    private void does_not_sign_in(AccountState state) {
        SeedPerson anna = person("anna").account(state);

        add(anna);

        assertThat(signIn(anna)).isIn(REJECTED, new NotUsable(state));
    }

    private void tells_no_guesser(AccountState state) {
        SeedPerson anna = person("anna").account(state);

        add(anna);

        assertThat(signIn(anna.loginName(), "wrong")).isEqualTo(REJECTED);
    }
}
