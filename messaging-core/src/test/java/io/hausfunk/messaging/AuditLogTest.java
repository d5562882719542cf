// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AuditCheckpoint;
import io.hausfunk.messaging.administration.AuditFile;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.administration.AuditRecord.Phase;
import io.hausfunk.messaging.administration.AuditVerdict;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every act of an administrator is recorded before it is done, and nobody changes a record unnoticed. */
class AuditLogTest {
    private static final UserId ADA = UserId.of("ada");
    private static final UserId BEN = UserId.of("ben");

    private final TestEngine engine = TestEngine.start();
    private final Administration ada = engine.messaging.administer(engine.tenant, ADA);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        engine.close();
    }

    private List<AuditRecord> records() {
        return done(ada.audit().read(0, 500));
    }

    @Test
    void an_act_is_recorded_with_who_what_why_and_how_it_ended() {
        engine.session("ben");
        done(ada.because("Ticket 4711").keys().rotatePerson(BEN));

        List<AuditRecord> records = records();
        AuditRecord begun = records.get(0);
        AuditRecord ended = records.get(1);
        assertThat(begun.number()).isEqualTo(1);
        assertThat(begun.phase()).isEqualTo(Phase.BEGUN);
        assertThat(begun.actor()).isEqualTo(ADA);
        assertThat(begun.operation()).isEqualTo("keys.rotatePerson");
        assertThat(begun.subject()).contains("ben");
        assertThat(begun.reason()).contains("Ticket 4711");
        assertThat(begun.outcome()).isEmpty();
        assertThat(ended.phase()).isEqualTo(Phase.DONE);
        assertThat(ended.act()).isEqualTo(begun.act());
    }

    @Test
    void what_fails_is_recorded_with_its_code() {
        refused(ErrorCode.NOT_PERMITTED, () -> done(ada.serviceAccounts().renewKey("nobody")));
        AuditRecord ended = records().get(1);
        assertThat(ended.phase()).isEqualTo(Phase.FAILED);
        assertThat(ended.outcome()).contains("NOT_PERMITTED");
    }

    @Test
    void whoever_looks_at_the_log_is_in_it() {
        records();
        List<AuditRecord> records = records();
        assertThat(records).extracting(AuditRecord::operation).containsOnly("audit.read");
        assertThat(records).extracting(AuditRecord::phase).containsExactly(Phase.BEGUN, Phase.DONE, Phase.BEGUN);
    }

    @Test
    void acts_at_once_on_two_nodes_make_one_chain() {
        try (TestEngine other = engine.another(settings -> settings)) {
            List<CompletionStage<?>> acts = new ArrayList<>();
            IntStream.range(0, 10).forEach(n -> {
                acts.add(ada.serviceAccounts().create(ServiceAccount.of("a" + n, "A")));
                acts.add(other.messaging
                        .administer(engine.tenant, BEN)
                        .serviceAccounts()
                        .create(ServiceAccount.of("b" + n, "B")));
            });
            acts.forEach(TestEngine::done);
        }
        List<AuditRecord> records = records();
        assertThat(records)
                .extracting(AuditRecord::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, records.size()).boxed().toList());
        assertThat(records).hasSize(41);
        assertThat(done(ada.audit().verify()).isIntact()).isTrue();
    }

    @Test
    void a_checkpoint_that_somebody_kept_proves_that_the_log_goes_on_from_it() {
        records();
        AuditCheckpoint kept = done(ada.audit().checkpoint());
        records();
        assertThat(kept.records()).isEqualTo(3);
        assertThat(done(ada.audit().verify(kept)).isIntact()).isTrue();
        assertThat(AuditCheckpoint.verify(kept.bytes(), kept.publicKey())).isPresent();

        byte[] forged = kept.bytes();
        forged[30] ^= 1;
        assertThat(AuditCheckpoint.verify(forged, kept.publicKey())).isEmpty();
    }

    @Test
    void a_checkpoint_of_another_tenant_proves_nothing() {
        AuditCheckpoint other = done(
                engine.messaging.administer(TestEngine.tenant(), ADA).audit().checkpoint());
        assertThat(done(ada.audit().verify(other)).isIntact()).isFalse();
    }

    @Test
    void a_log_that_was_set_back_is_found_by_a_checkpoint() {
        records();
        AuditCheckpoint kept = done(ada.audit().checkpoint());
        try (TestEngine restored = engine.restored()) {
            Administration again = restored.messaging.administer(engine.tenant, ADA);
            AuditVerdict verdict = done(again.audit().verify(kept));
            assertThat(verdict.isIntact()).isFalse();
            assertThat(verdict.problem().orElseThrow()).contains("3 records");
        }
    }

    @Test
    void an_exported_file_is_checked_without_the_engine() throws IOException {
        records();
        done(ada.keys().rotateTenant());
        AuditCheckpoint early = done(ada.audit().checkpoint());
        Path file = directory.resolve("audit.jsonl");
        AuditCheckpoint end = done(ada.audit().export(file));
        byte[] key = end.publicKey();
        String tenant = engine.tenant.value();

        AuditVerdict verdict = AuditFile.verify(file, tenant, key, early);
        assertThat(verdict.isIntact()).as(verdict.toString()).isTrue();
        assertThat(verdict.records()).isEqualTo(end.records());

        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size() - 1; line++) {
            assertBroken(lines.get(line).replace("ada", "eve"), line, lines, key);
            assertBroken(null, line, lines, key);
        }
        Path cut = Files.write(directory.resolve("cut"), lines.subList(0, lines.size() - 1));
        assertThat(AuditFile.verify(cut, tenant, key).isIntact()).isFalse();
        List<String> shorter = new ArrayList<>(lines);
        shorter.remove(lines.size() - 2);
        Path tail = Files.write(directory.resolve("tail"), shorter);
        assertThat(AuditFile.verify(tail, tenant, key).isIntact()).isFalse();
        assertThat(AuditFile.verify(file, "another", key).isIntact()).isFalse();
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(ada.audit().export(file)));
    }

    private void assertBroken(String instead, int at, List<String> lines, byte[] key) throws IOException {
        List<String> changed = new ArrayList<>(lines);
        if (instead == null) {
            changed.remove(at);
        } else {
            changed.set(at, instead);
        }
        Path file = Files.write(directory.resolve("changed-" + UUID.randomUUID()), changed);
        AuditVerdict verdict = AuditFile.verify(file, engine.tenant.value(), key);
        assertThat(verdict.isIntact()).isFalse();
        assertThat(verdict.brokenAt().orElseThrow()).isBetween((long) at, at + 2L);
    }

    @Test
    void nothing_is_done_that_cannot_be_recorded() {
        FaultyStorage storage = new FaultyStorage(MemoryStorage.on(new MemoryData()));
        try (Messaging messaging = Messaging.builder()
                .storage(storage)
                .keys(TestEngine.freshKeys())
                .administration(AdministrationPolicy.administeredBy(ADA))
                .start()) {
            Administration office = messaging.administer(engine.tenant, ADA);
            storage.fault = (entries, store) -> {
                throw new StorageException(ErrorCode.STORAGE_READ_ONLY, "no writing");
            };
            refused(
                    ErrorCode.STORAGE_READ_ONLY,
                    () -> done(office.serviceAccounts().create(ServiceAccount.of("a", "A"))));
            storage.fault = (entries, store) -> store.apply(entries);
            assertThat(done(office.serviceAccounts().list())).isEmpty();
        }
    }

    @Test
    void what_is_not_valid_is_refused_at_once() {
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ada.because(" "));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ada.because("a\u0007b"));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ada.because("a".repeat(501)));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ada.audit().read(0, 0));
    }
}
