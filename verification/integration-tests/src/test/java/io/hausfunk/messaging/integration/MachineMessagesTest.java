// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.test.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes, alerts and questions on real databases: what remains of them, who wins, and what outlives the engine. */
class MachineMessagesTest {
    private static final UserId ANNA = UserId.of("anna");
    private static final UserId BEN = UserId.of("ben");
    private static final PersonalKind SECRET = PersonalKind.of(21);
    private static final int RACES = Boolean.getBoolean("hausfunk.thorough") ? 500 : 10;

    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final MasterKeys keys = KnownMasterKeys.fresh();
    private final TestClock time = new TestClock();
    private final ServiceAccount account = ServiceAccount.of("shop", "Webshop")
            .sending(MachineMessageType.CODE, MachineMessageType.ALERT, MachineMessageType.APPROVAL)
            .perMinute(10_000)
            .toEverybody();

    private Messaging start(MessagingStorage storage) {
        return Messaging.builder()
                .storage(storage)
                .keys(keys)
                .clock(time)
                .reconcileEvery(Duration.ofMillis(100))
                .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
                .start();
    }

    private void createAccount(Messaging engine) {
        done(engine.administer(tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(account));
    }

    private ServiceSession shop(Messaging engine) {
        return done(engine.openService(tenant, account.id()));
    }

    private Conversation room(Messaging engine, UserId person, Sent sent) {
        return done(done(engine.openSession(tenant, person)).conversations().open(sent.conversation()));
    }

    @ParameterizedTest
    @EnumSource
    void a_code_is_in_no_file_and_no_log_and_its_ciphertext_goes_with_its_time(Place.Kind kind) {
        Canaries codes = new Canaries();
        Canaries sealedCodes = new Canaries();
        try (Place place = kind.fresh();
                CapturedLog log = new CapturedLog()) {
            MessagingStorage storage = place.storage();
            byte[] kept;
            try (Messaging engine = start(storage)) {
                createAccount(engine);
                for (String purpose : List.of("sign-in", "pay")) {
                    // Ten digits: fewer are found by chance.
                    Sent sent = done(shop(engine)
                            .codes()
                            .issue(ANNA, CodeRequest.of(purpose, "A code").digits(10)));
                    byte[] sealed = secrets(storage).get(0).payload().toByteArray();
                    String code = done(room(engine, ANNA, sent).cards().showCode(sent.sequence()));
                    codes.watch("the code to " + purpose, code.getBytes(UTF_8));
                    sealedCodes.watch("the ciphertext of the code to " + purpose, sealed);
                    if (purpose.equals("pay")) {
                        assertThat(found(codes, place)).as("while it is good").isEmpty();
                        time.advance(Duration.ofMinutes(5).plusMillis(1));
                    } else {
                        assertThat(done(shop(engine).codes().verify(ANNA, purpose, code)))
                                .isEqualTo(CodeCheck.ACCEPTED);
                    }
                    eventually(
                            "it is gone from the table", () -> secrets(storage).isEmpty());
                    eventually(
                            "its entry is emptied",
                            () -> done(room(engine, ANNA, sent).readAfter(sent.sequence() - 1, 1))
                                            .entries()
                                            .get(0)
                                            .content()
                                    instanceof RemovedContent);
                }
                done(shop(engine).codes().issue(BEN, CodeRequest.of("other", "A code")));
                kept = secrets(storage).get(0).payload().toByteArray();
            }
            assertThat(codes.in(log.text()))
                    .as("in the log at its finest level")
                    .isEmpty();
            assertThat(sealedCodes.in(log.text())).isEmpty();
            System.getLogger("planted").log(System.Logger.Level.TRACE, codes.word("a word put there on purpose"));
            assertThat(codes.in(log.text())).containsExactly("a word put there on purpose");
            assertThat(found(codes, place)).as("in files, afterwards").isEmpty();
            if (kind == Place.Kind.EMBEDDED) {
                // PostgreSQL keeps dead rows and its log: see the manual.
                sealedCodes.watch("what was kept", kept);
                assertThat(found(sealedCodes, place)).containsExactly("what was kept");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_people_one_takes_an_alert(Place.Kind kind) {
        try (Place place = kind.fresh();
                Messaging one = start(place.storage())) {
            // The embedded file belongs to one engine; PostgreSQL is shared by two that know nothing of each other.
            Messaging two = kind == Place.Kind.EMBEDDED ? one : start(place.storage());
            try {
                createAccount(one);
                OnCall ops = OnCall.of("ops", List.of(ANNA, BEN));
                Conversation annas = null;
                Conversation bens = null;
                for (int race = 0; race < RACES; race++) {
                    Sent card = done(shop(race % 2 == 0 ? one : two)
                            .alerts()
                            .raise(ops, "disk-" + race, AlertSeverity.CRITICAL, NoticeContent.of("Disk is full")));
                    annas = annas == null ? room(one, ANNA, card) : annas;
                    bens = bens == null ? room(two, BEN, card) : bens;
                    List<CompletableFuture<Boolean>> takes =
                            List.of(take(annas, card.sequence()), take(bens, card.sequence()));
                    assertThat(takes.stream().map(TestCalls::done)).containsExactlyInAnyOrder(true, false);
                    UserId winner = done(takes.get(0)) ? ANNA : BEN;
                    assertThat(done(shop(two).alerts().find(ops, "disk-" + race))
                                    .orElseThrow()
                                    .takenBy())
                            .contains(winner);
                }
            } finally {
                two.close();
            }
        }
    }

    private static CompletableFuture<Boolean> take(Conversation room, long card) {
        return room.cards()
                .takeAlert(card)
                .toCompletableFuture()
                .thenApply(change -> change.changed())
                .exceptionally(error -> {
                    MessagingException refused =
                            (MessagingException) (error.getCause() == null ? error : error.getCause());
                    assertThat(refused.code()).isEqualTo(ErrorCode.ALERT_TAKEN);
                    return false;
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_question_its_answers_and_its_decision_outlive_the_engine(Place.Kind kind) {
        try (Place place = kind.fresh()) {
            ApprovalRequest request = ApprovalRequest.of(
                            NoticeContent.of("Release order 4711?"),
                            List.of("Yes", "No"),
                            List.of(ANNA, BEN),
                            time.instant().plus(Duration.ofHours(1)))
                    .needing(2);
            Sent asked;
            try (Messaging engine = start(place.storage())) {
                createAccount(engine);
                asked = done(shop(engine).approvals().ask(request, IdempotencyKey.of("4711")));
                done(room(engine, ANNA, asked).cards().answer(asked.sequence(), 0));
            }
            try (Messaging engine = start(place.storage())) {
                Sent again = done(shop(engine).approvals().ask(request, IdempotencyKey.of("4711")));
                assertThat(again.sequence()).isEqualTo(asked.sequence());
                assertThat(again.repeated()).isTrue();
                assertThat(done(shop(engine).approvals().decisions(10))).isEmpty();
                done(room(engine, BEN, asked).cards().answer(asked.sequence(), 0));
            }
            try (Messaging engine = start(place.storage())) {
                ApprovalDecision decision =
                        done(shop(engine).approvals().decisions(10)).get(0);
                assertThat(decision.card()).isEqualTo(asked.sequence());
                assertThat(decision.state().decision()).hasValue(0);
                assertThat(decision.state().answers()).containsOnlyKeys(ANNA, BEN);
                assertThat(done(shop(engine).approvals().acknowledge(decision))).isTrue();
                assertThat(done(shop(engine).approvals().acknowledge(decision))).isFalse();
            }
            try (Messaging engine = start(place.storage())) {
                assertThat(done(shop(engine).approvals().decisions(10))).isEmpty();
            }
        }
    }

    private List<PersonalRecord> secrets(MessagingStorage storage) {
        return storage.keys().list(KeyKind.PERSON, tenant, null, 100).stream()
                .flatMap(row -> storage.personal().list(tenant, row.ref().person(), SECRET, null, 10).stream())
                .toList();
    }

    private static Set<String> found(Canaries canaries, Place place) {
        Set<String> found = new TreeSet<>();
        for (Path directory : place.directories()) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    found.addAll(canaries.in(bytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0]; // the server removed it meanwhile
        }
    }
}
