// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a directory, or comes from it, while it is being read: nobody is gone, and nobody leaves a group, because of it. */
class UnluckyReadingTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final int PEOPLE = 30;

    private final Mischief mischief = new Mischief();
    private final Meanwhile meanwhile = new Meanwhile();
    private final MemoryServer server = new MemoryServer(mischief, meanwhile);
    private final MovableNanos nanos = new MovableNanos();
    private final LdapDirectory directory =
            LdapDirectory.connect(server.settings().pageSize(10), nanos);
    private String anna;
    private DirectorySnapshot before;

    @BeforeEach
    void hire() throws LDAPException {
        for (int n = 0; n < PEOPLE; n++) {
            anna = server.addPerson("anna" + n, "Anna " + n, "right");
        }
        server.addGroup("Sales", List.of(anna));
        before = feed().snapshot(TENANT);
    }

    @AfterEach
    void close() {
        directory.close();
        server.close();
    }

    @Test
    void a_list_without_anybody_is_an_outage_and_not_everybody_gone() {
        mischief.hide(entry -> entry.getDN().contains("ou=people"));

        outage(() -> feed().changesSince(TENANT, before.mark()));
    }

    @Test
    void who_was_there_before_is_looked_for_before_a_whole_reading_is_without_them() {
        mischief.hide(first(2, "Anna 1,"));

        assertThat(feed().snapshot(TENANT).people()).hasSize(PEOPLE);
    }

    @Test
    void a_whole_reading_without_a_group_that_is_there_is_an_outage() {
        mischief.hide(first(1, "Sales"));

        outage(() -> feed().snapshot(TENANT));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_same_page_again_and_again_is_an_outage() {
        AtomicReference<ASN1OctetString> first = new AtomicReference<>();
        AtomicInteger pages = new AtomicInteger();
        mischief.results(result -> {
            pages.incrementAndGet();
            first.compareAndSet(null, cookie(result));
            return Mischief.with(result, new SimplePagedResultsControl(0, first.get()));
        });

        outage(() -> feed().snapshot(TENANT));
        assertThat(pages).hasValueLessThan(10);
    }

    @Test
    void who_moves_while_everything_is_read_stays_in_their_groups() {
        meanwhile.when("groupOfNames", this::moveAnna);

        assertThat(feed().snapshot(TENANT).groups()).singleElement().satisfies(this::hasAnna);
    }

    @Test
    void who_moves_while_changes_are_read_stays_in_their_groups() {
        meanwhile.when("groupOfNames", this::moveAnna);

        DirectoryChanges.Changed changed = (DirectoryChanges.Changed) feed().changesSince(TENANT, before.mark());

        assertThat(changed.groups()).allSatisfy(this::hasAnna);
    }

    @Test
    void members_that_are_nobody_do_not_make_each_reading_longer() throws LDAPException {
        server.addGroup("Strangers", List.of("cn=printer,ou=devices," + MemoryServer.BASE));
        feed().snapshot(TENANT);
        AtomicInteger lists = new AtomicInteger();
        mischief.results(result -> {
            lists.incrementAndGet();
            return result;
        });

        DirectoryChanges.Changed changed = (DirectoryChanges.Changed) feed().changesSince(TENANT, before.mark());
        int first = lists.getAndSet(0);
        feed().changesSince(TENANT, changed.next());

        assertThat(first).isPositive();
        assertThat(lists).hasValueLessThanOrEqualTo(first);
    }

    @Test
    void a_reading_ends_when_the_directory_is_closed() {
        meanwhile.when("groupOfNames", directory::close);

        outage(() -> feed().snapshot(TENANT));
    }

    @Test
    void changes_are_told_whatever_the_clock_of_a_server_said_once() throws LDAPException {
        AtomicInteger read = new AtomicInteger();
        mischief.entries(entry -> {
            read.addAndGet(entry.hasAttribute("displayName") ? 1 : 0);
            String time = entry.getDN().contains("Anna 3,") ? "20990101000000Z" : "20260101000000Z";
            Entry stamped = entry.duplicate();
            stamped.setAttribute("modifyTimestamp", time);
            return stamped;
        });
        DirectoryMark mark = feed().snapshot(TENANT).mark();
        server.modify(anna, ModificationType.REPLACE, "mail", "anna@example.com");

        DirectoryChanges.Changed changed = (DirectoryChanges.Changed) feed().changesSince(TENANT, mark);
        assertThat(changed.people()).hasSize(1);
        nanos.pass(Duration.ofSeconds(30));
        changed = (DirectoryChanges.Changed) feed().changesSince(TENANT, changed.next());
        assertThat(changed.people()).isEmpty();
        read.set(0);
        feed().changesSince(TENANT, changed.next());
        assertThat(read).hasValue(0);
    }

    @Test
    void many_tenants_with_one_directory_do_not_make_each_other_start_over() {
        Map<TenantId, DirectoryMark> marks = new HashMap<>();
        for (int n = 0; n < 10; n++) {
            TenantId tenant = new TenantId("tenant-" + n);
            marks.put(tenant, feed().snapshot(tenant).mark());
        }

        assertThat(marks)
                .allSatisfy((tenant, mark) ->
                        assertThat(feed().changesSince(tenant, mark)).isInstanceOf(DirectoryChanges.Changed.class));
    }

    private void moveAnna() throws LDAPException {
        server.server().modifyDN(anna, "cn=Anna Moved", true);
        String moved = "cn=Anna Moved," + MemoryServer.PEOPLE;
        server.modify("cn=Sales," + MemoryServer.GROUPS, ModificationType.REPLACE, "member", moved);
    }

    private void hasAnna(DirectoryGroup group) {
        assertThat(group.people()).hasSize(1);
    }

    private static ASN1OctetString cookie(LDAPResult page) {
        try {
            Control control = page.getResponseControl(SimplePagedResultsControl.PAGED_RESULTS_OID);
            return new SimplePagedResultsControl(control.getOID(), false, control.getValue()).getCookie();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Predicate<Entry> first(int times, String name) {
        Map<String, Integer> shown = new HashMap<>();
        return entry -> entry.getDN().contains(name) && shown.merge(entry.getDN(), 1, Integer::sum) <= times;
    }

    private void outage(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIRECTORY_UNAVAILABLE));
    }

    private DirectoryFeed feed() {
        return directory.feed().orElseThrow();
    }
}
