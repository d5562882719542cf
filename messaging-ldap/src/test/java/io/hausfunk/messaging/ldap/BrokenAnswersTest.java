// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not whole: nobody is ever taken for gone, nor let in, nor unknown. */
class BrokenAnswersTest {
    private static final TenantId TENANT = new TenantId("acme");

    private final Mischief mischief = new Mischief();
    private final MemoryServer server = new MemoryServer(mischief);
    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory =
            LdapDirectory.connect(server.settings().pageSize(10), nanos);
    private DirectorySnapshot before;

    @BeforeEach
    void hire() throws LDAPException {
        for (int n = 0; n < 60; n++) {
            server.addPerson("anna" + n, "Anna " + n, "right");
        }
        before = feed().snapshot(TENANT);
    }

    @AfterEach
    void close() {
        directory.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 10, 11, 12, 32, 50, 51, 52, 53, 80})
    void a_page_with_any_code_but_success_is_an_outage(int code) {
        mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.valueOf(code)));

        everythingIsAnOutage();
    }

    @Test
    void a_page_that_does_not_say_whether_more_come_is_an_outage() {
        mischief.results(Mischief::with);

        everythingIsAnOutage();
    }

    @Test
    void the_same_empty_page_again_and_again_is_an_outage() {
        mischief.hide(entry -> !entry.getDN().isEmpty());
        mischief.results(
                result -> Mischief.with(result, new SimplePagedResultsControl(0, new ASN1OctetString("again"))));

        everythingIsAnOutage();
    }

    @Test
    void a_list_that_ends_too_early_takes_nobody_for_gone() {
        mischief.results(result -> Mischief.with(result, new SimplePagedResultsControl(0, new ASN1OctetString())));

        outage(() -> feed().changesSince(TENANT, before.mark()));
        mischief.stop();
        assertNothingChanged();
    }

    @Test
    void people_who_slip_through_a_list_are_not_gone() {
        Set<String> shown = new HashSet<>();
        Predicate<Entry> fiveOnce = entry -> entry.getDN().contains("Anna 5") && shown.add(entry.getDN());
        mischief.hide(fiveOnce);

        assertNothingChanged();
        assertThat(shown).hasSize(11);
    }

    @Test
    void people_who_slip_through_a_whole_reading_are_still_in_it() {
        Map<String, Integer> hidden = new HashMap<>();
        mischief.hide(entry -> entry.getDN().contains("Anna 5") && hidden.merge(entry.getDN(), 1, Integer::sum) <= 2);

        assertThat(feed().snapshot(TENANT).people()).hasSize(60);

        assertThat(hidden)
                .hasSize(11)
                .allSatisfy((dn, times) -> assertThat(times).isGreaterThan(2));
    }

    @Test
    void a_directory_that_shows_nobody_is_an_outage() {
        mischief.hide(entry -> entry.getDN().contains("ou=people"));

        outage(() -> feed().snapshot(TENANT));
    }

    @Test
    void an_entry_without_its_id_is_an_outage() {
        mischief.entries(without("entryUUID"));

        everythingIsAnOutage();
    }

    @Test
    void optional_attributes_may_be_missing_or_odd() {
        mischief.entries(entry -> {
            Entry odd = without("displayName").apply(entry);
            odd.setAttribute("cn", "x".repeat(255) + "\uD83D\uDE00");
            odd.setAttribute("preferredLanguage", "no language!");
            return odd;
        });

        assertThat(feed().snapshot(TENANT).people()).hasSize(60).allSatisfy(person -> {
            assertThat(person.displayName()).isEqualTo("x".repeat(255));
            assertThat(person.details().language()).isEmpty();
        });
    }

    private static UnaryOperator<Entry> without(String attribute) {
        return entry -> {
            Entry changed = new Entry(entry.getDN(), entry.getAttributes());
            changed.removeAttribute(attribute);
            return changed;
        };
    }

    private void everythingIsAnOutage() {
        outage(() -> feed().snapshot(TENANT));
        outage(() -> feed().changesSince(TENANT, before.mark()));
        outage(() -> directory.search().orElseThrow().search(TENANT, "an", 50));
        mischief.stop();
        nanos.pass(Duration.ofSeconds(6));
        assertNothingChanged();
        assertThat(directory.authenticate(TENANT, "anna7", "right".toCharArray()))
                .isInstanceOf(Authentication.Authenticated.class);
    }

    private void assertNothingChanged() {
        DirectoryChanges.Changed changed = (DirectoryChanges.Changed) feed().changesSince(TENANT, before.mark());
        assertThat(changed.goneUsers()).isEmpty();
        assertThat(changed.people()).isEmpty();
    }

    private void outage(ThrowingCallable call) {
        nanos.pass(Duration.ofSeconds(6));
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE));
    }

    private DirectoryFeed feed() {
        return directory.feed().orElseThrow();
    }
}
