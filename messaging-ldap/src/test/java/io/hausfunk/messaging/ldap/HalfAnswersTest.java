// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static io.hausfunk.messaging.ldap.LdapOffice.done;
import static io.hausfunk.messaging.ldap.LdapOffice.isClosed;
import static io.hausfunk.messaging.ldap.LdapOffice.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that tears pages, loses cookies, limits sizes or shows too few puts nobody out, and a dry run says what it would have done. */
class HalfAnswersTest {
    private static final int PEOPLE = 60;

    private final Mischief mischief = new Mischief();
    private final MemoryServer server = new MemoryServer(mischief);
    private final LdapOffice office = new LdapOffice(server.settings().pageSize(10), LdapOffice.WHEN_TOLD);
    private final List<Session> sessions = new ArrayList<>();

    /** Answers that show by themselves that they are not whole. */
    enum Torn {
        SIZE_LIMIT {
            @Override
            void by(Mischief mischief) {
                mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.SIZE_LIMIT_EXCEEDED));
            }
        },
        TIME_LIMIT {
            @Override
            void by(Mischief mischief) {
                mischief.results(result -> new LDAPResult(result.getMessageID(), ResultCode.TIME_LIMIT_EXCEEDED));
            }
        },
        THIRD_PAGE_FAILS {
            @Override
            void by(Mischief mischief) {
                AtomicInteger pages = new AtomicInteger();
                mischief.results(result -> pages.incrementAndGet() % 3 == 0
                        ? new LDAPResult(result.getMessageID(), ResultCode.UNAVAILABLE)
                        : result);
            }
        },
        COOKIE_LOST {
            @Override
            void by(Mischief mischief) {
                mischief.results(Mischief::with);
            }
        },
        ENDS_TOO_EARLY {
            @Override
            void by(Mischief mischief) {
                mischief.results(
                        result -> Mischief.with(result, new SimplePagedResultsControl(0, new ASN1OctetString())));
            }
        },
        EMPTY {
            @Override
            void by(Mischief mischief) {
                mischief.hide(entry -> entry.getDN().contains("ou=people"));
            }
        };

        abstract void by(Mischief mischief);
    }

    @BeforeEach
    void hire() throws LDAPException {
        for (int n = 0; n < PEOPLE; n++) {
            server.addPerson("anna" + n, "Anna " + n, "right");
        }
        for (int n = 0; n < 5; n++) {
            sessions.add(office.signIn("anna" + n, "right"));
        }
        office.follow();
    }

    @AfterEach
    void close() {
        office.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_whole_is_an_outage_and_puts_nobody_out(Torn torn) {
        torn.by(mischief);

        refused(() -> done(office.following().synchronise()), ErrorCode.DIRECTORY_UNAVAILABLE);
        refused(() -> done(office.following().preview()), ErrorCode.DIRECTORY_UNAVAILABLE);

        everybodyIsStillThere();
    }

    @Test
    void health_says_in_words_for_an_administrator_what_is_wrong_until_it_is_not() {
        Map<Torn, String> words = Map.of(
                Torn.SIZE_LIMIT, "it stops at a limit: let the service account read lists of any length by pages",
                Torn.EMPTY, "the directory sent one empty page after another");
        words.forEach((torn, said) -> {
            torn.by(mischief);
            refused(() -> done(office.following().synchronise()), ErrorCode.DIRECTORY_UNAVAILABLE);

            assertThat(office.messaging().health().findings())
                    .singleElement()
                    .asString()
                    .contains("cannot be read: " + said);
            everybodyIsStillThere();
            assertThat(office.messaging().health().findings()).isEmpty();
        });
    }

    @Test
    void a_server_that_shows_too_few_is_not_followed_and_a_dry_run_shows_who_would_go() {
        mischief.hide(entry -> entry.getDN().contains("Anna 1") || entry.getDN().contains("Anna 2"));

        SyncReport report = done(office.following().synchronise());
        DirectoryDifference shown = done(office.following().preview());

        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(shown.leavers()).hasSize(22);
        assertThat(shown.lines()).contains("60 people known; 0 join, 22 leave, 0 change, 0 groups change");
        assertThat(shown.lines()).contains("- Anna 17 (NOT_FOUND)");
        assertThat(office.messaging().health().findings())
                .anyMatch(finding -> finding.contains(
                        "22 of 60 people would leave; nothing changes until an administrator approves"));
        everybodyIsStillThere();
        assertThat(office.messaging().health().findings()).isEmpty();
    }

    @Test
    void some_who_slip_through_a_reading_are_not_missed() {
        Map<String, Integer> hidden = new ConcurrentHashMap<>();
        mischief.hide(entry -> entry.getDN().contains("Anna 1,") && hidden.merge(entry.getDN(), 1, Integer::sum) <= 2);

        assertThat(done(office.following().synchronise()).difference().leavers())
                .isEmpty();

        assertThat(hidden).hasSize(1);
        everybodyIsStillThere();
    }

    private void everybodyIsStillThere() {
        assertThat(sessions).noneMatch(LdapOffice::isClosed);
        mischief.stop();
        office.follow();
        assertThat(done(office.following().preview()).isEmpty()).isTrue();
        assertThat(sessions).noneMatch(session -> isClosed(session));
    }
}
