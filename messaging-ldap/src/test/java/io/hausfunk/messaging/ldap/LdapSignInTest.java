// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.model.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LdapSignInTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final SlapdLocks watched = new SlapdLocks();
    private final MemoryServer server = new MemoryServer(watched);
    private final LdapDirectory directory =
            LdapDirectory.connect(server.settings().clock(CLOCK));

    @AfterEach
    void close() {
        directory.close();
        server.close();
    }

    @Test
    void an_account_that_cannot_be_used_is_told_to_the_right_password_only() throws LDAPException {
        add("disabled", new Attribute("pwdAccountLockedTime", "000001010000Z"));
        add("inactive", new Attribute("nsAccountLock", "TRUE"));
        add("expired", new Attribute("shadowExpire", "20000"));
        add("reset", new Attribute("pwdReset", "TRUE"));
        add("lasts", new Attribute("shadowExpire", "30000"));
        add("unlocked", new Attribute("pwdAccountLockedTime", "20260101000000Z"));

        assertThat(signIn("disabled")).isEqualTo(new NotUsable(AccountState.DISABLED));
        assertThat(signIn("inactive")).isEqualTo(new NotUsable(AccountState.DISABLED));
        assertThat(signIn("expired")).isEqualTo(new NotUsable(AccountState.EXPIRED));
        assertThat(signIn("reset")).isEqualTo(new NotUsable(AccountState.PASSWORD_CHANGE_REQUIRED));
        assertThat(signIn("lasts")).isInstanceOf(Authenticated.class);
        // The server let them in, so the lock of which the entry tells is over.
        assertThat(signIn("unlocked")).isInstanceOf(Authenticated.class);
        for (String login : new String[] {"disabled", "inactive", "expired", "reset"}) {
            assertThat(signIn(login, "wrong")).isEqualTo(new Rejected());
        }
    }

    @Test
    void two_people_with_one_login_name_cannot_sign_in() throws LDAPException {
        server.addPerson("twin", "Anna One", "right");
        server.addPerson("twin", "Anna Two", "other");

        assertThat(signIn("twin", "right")).isEqualTo(new Rejected());
        assertThat(signIn("twin", "other")).isEqualTo(new Rejected());
    }

    @Test
    void unknown_people_and_twins_cost_as_many_round_trips_as_wrong_passwords() throws LDAPException {
        add("anna");
        server.addPerson("twin", "Anna One", "right");
        server.addPerson("twin", "Anna Two", "other");
        signIn("anna");

        for (String login : new String[] {"anna", "nobody", "twin", "*", "anna*"}) {
            int before = watched.binds();
            assertThat(signIn(login, "wrong")).isEqualTo(new Rejected());
            assertThat(watched.binds() - before).as(login).isOne();
        }
    }

    @Test
    void what_means_nobody_to_a_server_does_not_reach_it() throws LDAPException {
        add("anna");
        int before = watched.binds();

        assertThat(Stream.of("", " ", "\t\n", "right\0more", "\uD800", "x".repeat(1025))
                        .map(password -> signIn("anna", password)))
                .containsOnly(new Rejected());
        assertThat(Stream.of("", " ", "\0", "anna\0", "\uDC00", "x".repeat(257)).map(login -> signIn(login, "right")))
                .containsOnly(new Rejected());
        assertThat(watched.binds()).isEqualTo(before);
    }

    @Test
    void a_password_may_have_any_letters_and_stays_as_it_was() throws LDAPException {
        char[] password = "pä$$wörd 日本 😀".toCharArray();
        server.addPerson("anna", "Anna", String.valueOf(password));

        assertThat(directory.authenticate(TENANT, "anna", password)).isInstanceOf(Authenticated.class);
        assertThat(password).isEqualTo("pä$$wörd 日本 😀".toCharArray());
        assertThat(Arrays.equals(password, new char[password.length])).isFalse();
    }

    @Test
    void a_sign_in_does_not_become_the_eyes_of_the_next_reading() throws LDAPException {
        add("anna");
        for (int n = 0; n < 20; n++) {
            Authenticated anna = (Authenticated) signIn("anna");
            assertThat(signIn("anna", "wrong")).isEqualTo(new Rejected());
            assertThat(directory.find(TENANT, anna.user())).isPresent();
        }
    }

    private void add(String login, Attribute... more) throws LDAPException {
        server.addPerson(login, "The " + login, "right", more);
    }

    private Authentication signIn(String login) {
        return signIn(login, "right");
    }

    private Authentication signIn(String login, String password) {
        return directory.authenticate(TENANT, login, password.toCharArray());
    }
}
