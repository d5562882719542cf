// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.administration.AuditRecord.Phase;
import io.hausfunk.messaging.administration.Permissions;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Roles come from the host and the directory, never from whoever calls. */
class RolesTest {
    private static final UserId ADA = UserId.of("ada");
    private static final UserId BEN = UserId.of("ben");
    private static final GroupId ADMINISTRATORS = GroupId.of("admins");

    private static TestEngine engine(AdministrationPolicy policy) {
        return engine(policy, settings -> settings);
    }

    private static TestEngine engine(AdministrationPolicy policy, UnaryOperator<MessagingBuilder> more) {
        return TestEngine.start(settings -> more.apply(settings.administration(policy)));
    }

    private static List<AuditRecord> records(TestEngine engine, UserId auditor) {
        return done(engine.messaging.administer(engine.tenant, auditor).audit().read(0, 500));
    }

    @Test
    void nobody_administers_unless_somebody_was_named() {
        try (TestEngine engine = engine(AdministrationPolicy.nobody())) {
            Administration office = engine.messaging.administer(engine.tenant, ADA);
            assertThat(done(office.permissions()).roles()).isEmpty();
            assertThat(done(office.permissions()).operations()).isEmpty();
            refused(ErrorCode.NOT_PERMITTED, () -> done(office.keys().rotateTenant()));
        }
    }

    @Test
    void the_members_of_a_group_have_its_role_for_as_long_as_they_are_members() {
        InMemoryDirectory people = InMemoryDirectory.forTests();
        AdministrationPolicy policy =
                AdministrationPolicy.nobody().group(AdministrativeRole.ADMINISTRATOR, ADMINISTRATORS);
        try (TestEngine engine = engine(policy, settings -> settings.directory(people))) {
            TenantId tenant = engine.tenant;
            people.put(tenant, DirectoryPerson.of(ADA, "Ada").login("ada"), "a".toCharArray());
            people.put(tenant, DirectoryPerson.of(BEN, "Ben").login("ben"), "b".toCharArray());
            people.put(tenant, new DirectoryGroup(ADMINISTRATORS, "Admins", Set.of(ADA), Set.of()));
            Administration ada = engine.messaging.administer(tenant, ADA);
            Administration ben = engine.messaging.administer(tenant, BEN);
            done(ada.keys().rotateTenant());
            refused(ErrorCode.NOT_PERMITTED, () -> done(ben.keys().rotateTenant()));
            Permissions may = done(ada.permissions());
            assertThat(may.roles()).containsExactly(AdministrativeRole.ADMINISTRATOR);
            assertThat(may.operations()).contains("keys.rotateTenant").doesNotContain("audit.read");

            people.put(tenant, new DirectoryGroup(ADMINISTRATORS, "Admins", Set.of(BEN), Set.of()));
            done(ada.directory().synchronise());
            refused(ErrorCode.NOT_PERMITTED, () -> done(ada.keys().rotateTenant()));
            done(ben.keys().rotateTenant());
        }
    }

    @Test
    void roles_by_groups_need_a_directory() {
        AdministrationPolicy policy = AdministrationPolicy.nobody().group(AdministrativeRole.AUDITOR, ADMINISTRATORS);
        refused(ErrorCode.CONFIGURATION, () -> engine(policy).close());
    }

    @Test
    void what_the_host_takes_away_is_gone_with_the_next_call() {
        AtomicReference<Set<AdministrativeRole>> roles =
                new AtomicReference<>(Set.of(AdministrativeRole.ADMINISTRATOR));
        try (TestEngine engine = engine(AdministrationPolicy.nobody().decidedBy((tenant, user) -> roles.get()))) {
            Administration ada = engine.messaging.administer(engine.tenant, ADA);
            done(ada.keys().rotateTenant());
            roles.set(Set.of());
            refused(ErrorCode.NOT_PERMITTED, () -> done(ada.keys().rotateTenant()));
        }
    }

    @Test
    void a_host_that_cannot_say_lets_nobody_in() {
        AdministrationPolicy policy = AdministrationPolicy.nobody().decidedBy((tenant, user) -> {
            throw new IllegalStateException("no database for ada");
        });
        try (TestEngine engine = engine(policy)) {
            Administration ada = engine.messaging.administer(engine.tenant, ADA);
            refused(ErrorCode.POLICY_UNAVAILABLE, () -> done(ada.keys().rotateTenant()));
        }
    }

    @Test
    void who_is_refused_is_recorded_once_a_minute() {
        AdministrationPolicy policy = AdministrationPolicy.nobody()
                .decidedBy((tenant, user) -> user.equals(ADA) ? Set.of(AdministrativeRole.AUDITOR) : Set.of());
        try (TestEngine engine = engine(policy)) {
            engine.session("ben");
            Administration ben = engine.messaging.administer(engine.tenant, BEN);
            for (int i = 0; i < 3; i++) {
                refused(ErrorCode.NOT_PERMITTED, () -> done(ben.keys().rotateTenant()));
            }
            AuditRecord refusal = records(engine, ADA).get(0);
            assertThat(refusal.phase()).isEqualTo(Phase.REFUSED);
            assertThat(refusal.actor()).isEqualTo(BEN);
            assertThat(refusal.operation()).isEqualTo("keys.rotateTenant");
            assertThat(records(engine, ADA))
                    .filteredOn(record -> record.actor().equals(BEN))
                    .hasSize(1);
        }
    }

    @Test
    void whoever_invents_a_tenant_gives_it_no_keys() {
        try (TestEngine engine = engine(AdministrationPolicy.nobody())) {
            TenantId invented = TestEngine.tenant();
            refused(
                    ErrorCode.NOT_PERMITTED,
                    () -> done(
                            engine.messaging.administer(invented, BEN).audit().verify()));
            assertThat(engine.keysOf(invented)).isEmpty();
        }
    }

    @Test
    void what_concerns_a_person_needs_a_reason() {
        try (TestEngine engine = TestEngine.start()) {
            engine.session("ben");
            Administration ada = engine.messaging.administer(engine.tenant, ADA);
            refused(ErrorCode.ARGUMENT_MISSING, () -> ada.keys().rotatePerson(BEN));
            done(ada.because("Ticket 4711").keys().rotatePerson(BEN));
        }
    }

    @Test
    void a_change_is_recorded_with_what_was_before_and_what_is_now() {
        try (TestEngine engine = TestEngine.start()) {
            Administration ada = engine.messaging.administer(engine.tenant, ADA);
            ServiceAccount account = ServiceAccount.of("shop", "Shop").toPeople(List.of(BEN));
            done(ada.serviceAccounts().create(account));
            done(ada.serviceAccounts().change(account.enabled(false)));
            List<AuditRecord> change = records(engine, ADA).stream()
                    .filter(record -> record.operation().equals("services.change"))
                    .toList();
            assertThat(change.get(0).before().orElseThrow())
                    .startsWith("enabled")
                    .contains("ben");
            assertThat(change.get(1).after().orElseThrow()).startsWith("disabled");
        }
    }

    @Test
    void an_administrator_ends_the_sessions_of_a_person() {
        try (TestEngine engine = TestEngine.start()) {
            CompletableFuture<SessionEnd> ended = engine.session("ben").ended().toCompletableFuture();
            Session other = engine.session("carl");
            Administration ada = engine.messaging.administer(engine.tenant, ADA).because("The laptop was stolen");
            assertThat(done(ada.sessions().end(BEN))).isEqualTo(1);
            assertThat(done(ended)).isEqualTo(SessionEnd.ENDED_BY_ADMINISTRATOR);
            assertThat(other.ended().toCompletableFuture()).isNotDone();
            engine.session("ben");
        }
    }
}
