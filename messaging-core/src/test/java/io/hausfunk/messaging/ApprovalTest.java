// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.announcement.EvidenceFile;
import io.hausfunk.messaging.content.ApprovalState;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.DecisionProof;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.timeline.TimelineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A question from the program that puts it to the program that is told what people decided. */
class ApprovalTest {
    private static final int YES = 0;
    private static final int NO = 1;

    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final Approvals approvals = account("orders");

    private Approvals account(String id) {
        done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(ServiceAccount.of(id, "Orders")
                        .sending(MachineMessageType.APPROVAL)
                        .perMinute(10_000)
                        .toEverybody()));
        return approvals(engine, id);
    }

    private Approvals approvals(TestEngine of, String id) {
        return done(of.messaging.openService(engine.tenant, id)).approvals();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_answer_of_one_person_comes_back_once() {
        Sent asked = done(approvals.ask(request("anna"), IdempotencyKey.of("order-4711")));
        assertThat(done(approvals.ask(request("anna"), IdempotencyKey.of("order-4711")))
                        .sequence())
                .isEqualTo(asked.sequence());
        assertThat(done(approvals.decisions(10))).isEmpty();
        Conversation annas = room(engine, "anna", asked);
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(annas.cards().answer(asked.sequence(), 2)));
        assertThat(done(annas.cards().answer(asked.sequence(), YES)).changed()).isTrue();
        assertThat(done(annas.cards().answer(asked.sequence(), YES)).changed()).isFalse();
        refused(ErrorCode.ALREADY_ANSWERED, () -> done(annas.cards().answer(asked.sequence(), NO)));

        List<ApprovalDecision> decisions = done(approvals.decisions(10));
        assertThat(decisions).hasSize(1);
        ApprovalDecision decision = decisions.get(0);
        assertThat(decision.card()).isEqualTo(asked.sequence());
        assertThat(decision.state().decision()).hasValue(YES);
        assertThat(decision.state().answers()).containsEntry(UserId.of("anna"), YES);
        assertThat(decision.question().options()).containsExactly("Yes", "No");
        Approvals others = account("others");
        assertThat(done(others.decisions(10))).isEmpty();
        assertThat(done(others.acknowledge(decision))).isFalse();
        assertThat(done(approvals.acknowledge(decision))).isTrue();
        assertThat(done(approvals.acknowledge(decision))).isFalse();
        assertThat(done(approvals.decisions(10))).isEmpty();
        TimelineState live = TimelineState.of(UserId.of("anna"));
        done(annas.readAfter(0, 100)).entries().forEach(live::apply);
        assertThat(live.items(time.instant()))
                .isEqualTo(done(annas.timeline().after(0, 100)).items());
    }

    @Test
    void a_decision_is_proven_by_a_file_of_which_no_byte_can_be_changed() {
        Sent asked = done(approvals.ask(request("anna", "ben").needing(2), IdempotencyKey.random()));
        done(room(engine, "anna", asked).cards().answer(asked.sequence(), NO));
        done(room(engine, "ben", asked).cards().answer(asked.sequence(), NO));
        ApprovalDecision decision = done(approvals.decisions(10)).get(0);
        assertThat(done(approvals.acknowledge(decision))).isTrue();
        DecisionProof proof = done(approvals.prove(decision));
        assertThat(proof.json())
                .contains("\"answeredBy\":[\"anna\",\"ben\"]", "\"answers\":[1,1]", "\"decision\":1")
                .contains("\"account\":\"Orders\"", "\"options\":[\"Yes\",\"No\"]");
        byte[] file = proof.bytes();
        assertThat(DecisionProof.verify(file, proof.publicKey()))
                .hasValueSatisfying(read -> assertThat(read.json()).isEqualTo(proof.json()));
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            assertThat(DecisionProof.verify(changed, proof.publicKey())).isEmpty();
        }
        assertThat(EvidenceFile.verify(file, proof.publicKey())).isEmpty();
        refused(ErrorCode.NOT_PERMITTED, () -> done(account("others").prove(decision)));
    }

    @Test
    void as_many_as_are_needed_have_to_answer_alike() {
        Sent asked = done(approvals.ask(request("anna", "ben", "carl").needing(2), IdempotencyKey.random()));
        done(room(engine, "anna", asked).cards().answer(asked.sequence(), YES));
        done(room(engine, "ben", asked).cards().answer(asked.sequence(), NO));
        assertThat(done(approvals.decisions(10))).isEmpty();
        done(room(engine, "carl", asked).cards().answer(asked.sequence(), NO));
        assertThat(done(approvals.decisions(10)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.state().decision()).hasValue(NO));
    }

    @Test
    void nobody_answers_after_the_deadline_or_the_decision_or_what_was_put_to_others() {
        Sent late = done(approvals.ask(request("anna", "ben"), IdempotencyKey.random()));
        Sent decided = done(approvals.ask(request("anna", "ben"), IdempotencyKey.random()));
        assertThat(decided.conversation()).isEqualTo(late.conversation());
        Conversation annas = room(engine, "anna", decided);
        done(annas.cards().answer(decided.sequence(), YES));
        refused(
                ErrorCode.APPROVAL_CLOSED,
                () -> done(room(engine, "ben", decided).cards().answer(decided.sequence(), YES)));
        refused(ErrorCode.NOT_PERMITTED, () -> room(engine, "eve", decided));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.cards().answer(1, YES)));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.cards().takeAlert(decided.sequence())));
        time.pass(Duration.ofHours(1));
        refused(ErrorCode.APPROVAL_CLOSED, () -> done(annas.cards().answer(late.sequence(), YES)));
        assertThat(done(annas.cards().answer(decided.sequence(), YES)).changed())
                .isFalse();
    }

    @Test
    void of_people_on_two_nodes_one_decides_and_of_two_programs_one_carries_it_out_across_restarts() {
        int rounds = Boolean.getBoolean("hausfunk.thorough") ? 200 : 5;
        List<String> names = List.of("anna", "ben", "carl", "dora");
        TestEngine other = engine.another(settings -> settings.clock(time));
        try {
            for (int round = 0; round < rounds; round++) {
                Sent asked = done(approvals.ask(request(names.toArray(String[]::new)), IdempotencyKey.random()));
                List<CompletableFuture<Change>> answers = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    Conversation room = room(i % 2 == 0 ? engine : other, names.get(i), asked);
                    answers.add(room.cards().answer(asked.sequence(), i % 2).toCompletableFuture());
                }
                assertThat(answers.stream().filter(ApprovalTest::counted)).hasSize(1);
                other.close();
                other = engine.another(settings -> settings.clock(time));
                List<ApprovalDecision> seen = done(approvals(other, "orders").decisions(10));
                assertThat(seen).hasSize(1);
                ApprovalDecision decision = seen.get(0);
                assertThat(decision.state().answers()).hasSize(1);
                Approvals others = approvals(other, "orders");
                assertThat(IntStream.range(0, 4)
                                .mapToObj(i -> (i % 2 == 0 ? approvals : others)
                                        .acknowledge(decision)
                                        .toCompletableFuture())
                                .toList()
                                .stream()
                                .filter(TestEngine::done))
                        .hasSize(1);
            }
            assertThat(done(approvals.decisions(10))).isEmpty();
        } finally {
            other.close();
        }
    }

    private static boolean counted(CompletableFuture<Change> answer) {
        try {
            return done(answer).changed();
        } catch (MessagingException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.APPROVAL_CLOSED);
            return false;
        }
    }

    @Test
    void a_question_that_nobody_answered_has_no_decision() {
        Sent asked = done(approvals.ask(request("anna"), IdempotencyKey.random()));
        assertThat(done(room(engine, "anna", asked).timeline().messages(List.of(asked.sequence())))
                        .get(0)
                        .card())
                .contains(ApprovalState.unanswered());
    }

    private ApprovalRequest request(String... people) {
        return ApprovalRequest.of(
                NoticeContent.of("Release order 4711?"),
                List.of("Yes", "No"),
                Stream.of(people).map(UserId::of).toList(),
                time.instant().plus(Duration.ofMinutes(30)));
    }

    private Conversation room(TestEngine on, String person, Sent asked) {
        return done(on.session(engine.tenant, person).conversations().open(asked.conversation()));
    }
}
