// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.CodeContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {
    private static final UserId ANNA = UserId.of("anna");
    private static final CodeRequest SIGN_IN = CodeRequest.of("sign-in", "Sign in to the shop");

    private final MovableTime time = new MovableTime();
    private final TestEngine engine =
            TestEngine.start(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
    private final ServiceAccount account = ServiceAccount.of("shop", "Webshop")
            .sending(MachineMessageType.CODE)
            .toEverybody();
    private final OneTimeCodes codes = codes();
    private final Session anna = engine.session("anna");

    private OneTimeCodes codes() {
        done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(account));
        return done(engine.messaging.openService(engine.tenant, "shop")).codes();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_code_is_shown_once_and_used_once() {
        Sent sent = done(codes.issue(ANNA, SIGN_IN));
        String code = done(direct().cards().showCode(sent.sequence()));
        assertThat(code).matches("[0-9]{6}");
        refused(ErrorCode.CODE_GONE, () -> done(direct().cards().showCode(sent.sequence())));
        assertThat(done(codes.verify(ANNA, "sign-in", wrong(code)))).isEqualTo(CodeCheck.WRONG);
        assertThat(done(codes.verify(ANNA, "other", code))).isEqualTo(CodeCheck.NONE);
        assertThat(done(codes.verify(UserId.of("ben"), "sign-in", code))).isEqualTo(CodeCheck.NONE);
        assertThat(done(codes.verify(ANNA, "sign-in", code.substring(0, 3) + " " + code.substring(3))))
                .isEqualTo(CodeCheck.ACCEPTED);
        assertThat(done(codes.verify(ANNA, "sign-in", code))).isEqualTo(CodeCheck.USED);
        assertThat(secrets()).isZero();
        assertThat(entry(sent).content()).isInstanceOf(RemovedContent.class);
    }

    @Test
    void of_many_devices_one_is_shown_the_code_and_of_many_programs_one_may_use_it() {
        Sent sent = done(codes.issue(ANNA, SIGN_IN));
        List<CompletableFuture<String>> shown = new ArrayList<>();
        for (int device = 0; device < 8; device++) {
            Conversation direct = done(engine.session("anna").conversations().direct(account.user()));
            shown.add(direct.cards().showCode(sent.sequence()).toCompletableFuture());
        }
        List<String> codesShown = new ArrayList<>();
        shown.forEach(one -> {
            try {
                codesShown.add(done(one));
            } catch (RuntimeException refused) {
                assertThat(refused).hasMessageContaining("CODE_GONE");
            }
        });
        assertThat(codesShown).hasSize(1);
        List<CompletableFuture<CodeCheck>> checks = new ArrayList<>();
        for (int program = 0; program < 8; program++) {
            checks.add(codes.verify(ANNA, "sign-in", codesShown.get(0)).toCompletableFuture());
        }
        assertThat(checks.stream().map(TestEngine::done).filter(CodeCheck.ACCEPTED::equals))
                .hasSize(1);
    }

    @Test
    void a_new_code_voids_the_one_before_for_the_same_purpose_only() {
        Sent other = done(codes.issue(ANNA, CodeRequest.of("pay", "Pay")));
        Sent first = done(codes.issue(ANNA, SIGN_IN));
        String old = done(direct().cards().showCode(first.sequence()));
        Sent second = done(codes.issue(ANNA, SIGN_IN));
        refused(ErrorCode.CODE_GONE, () -> done(direct().cards().showCode(first.sequence())));
        assertThat(entry(first).content()).isInstanceOf(RemovedContent.class);
        String code = done(direct().cards().showCode(second.sequence()));
        if (!old.equals(code)) {
            assertThat(done(codes.verify(ANNA, "sign-in", old))).isEqualTo(CodeCheck.WRONG);
        }
        assertThat(done(codes.verify(ANNA, "sign-in", code))).isEqualTo(CodeCheck.ACCEPTED);
        done(direct().cards().showCode(other.sequence()));
    }

    @Test
    void what_is_over_is_told_and_deleted() {
        Sent sent = done(codes.issue(ANNA, SIGN_IN));
        String code = done(direct().cards().showCode(sent.sequence()));
        Sent unseen = done(codes.issue(ANNA, CodeRequest.of("pay", "Pay")));
        assertThat(secrets()).isEqualTo(2);
        time.pass(Duration.ofMinutes(5));
        assertThat(done(codes.verify(ANNA, "sign-in", code))).isEqualTo(CodeCheck.EXPIRED);
        refused(ErrorCode.CODE_GONE, () -> done(direct().cards().showCode(unseen.sequence())));
        time.pass(Duration.ofMillis(1));
        eventually("the codes are deleted", () -> secrets() == 0);
        assertThat(done(codes.verify(ANNA, "sign-in", code))).isEqualTo(CodeCheck.EXPIRED);
        eventually("the entry is emptied", () -> entry(unseen).content() instanceof RemovedContent);
    }

    @Test
    void five_wrong_ones_void_a_code() {
        Sent sent = done(codes.issue(ANNA, SIGN_IN));
        String code = done(direct().cards().showCode(sent.sequence()));
        for (int tried = 0; tried < 5; tried++) {
            assertThat(done(codes.verify(ANNA, "sign-in", wrong(code)))).isEqualTo(CodeCheck.WRONG);
        }
        assertThat(done(codes.verify(ANNA, "sign-in", code))).isEqualTo(CodeCheck.TOO_MANY_TRIES);
        assertThat(secrets()).isZero();
    }

    @Test
    void a_person_gets_five_codes_within_ten_minutes() {
        for (int i = 0; i < 5; i++) {
            done(codes.issue(ANNA, SIGN_IN));
            time.pass(Duration.ofSeconds(1));
        }
        refused(ErrorCode.RATE_EXCEEDED, () -> done(codes.issue(ANNA, SIGN_IN)));
        done(codes.issue(UserId.of("ben"), SIGN_IN));
        time.pass(Duration.ofMinutes(10));
        done(codes.issue(ANNA, SIGN_IN));
    }

    @Test
    void what_a_client_reads_of_a_code_is_what_it_is_for() {
        Sent sent = done(codes.issue(ANNA, SIGN_IN));
        Entry entry = entry(sent);
        assertThat(entry.content()).isEqualTo(CodeContent.of("Webshop", SIGN_IN.purpose(), SIGN_IN.title()));
        assertThat(entry.expiresAt()).contains(time.instant().plus(Duration.ofMinutes(5)));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(direct().cards().showCode(1)));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(direct().cards().showCode(99)));
        assertThat(done(anna.conversations().overview(Optional.empty(), 10))
                        .conversations()
                        .get(0)
                        .latest()
                        .content())
                .isEqualTo(CodeContent.of("Webshop", SIGN_IN.purpose(), SIGN_IN.title()));
    }

    private Conversation direct() {
        return done(anna.conversations().direct(account.user()));
    }

    private Entry entry(Sent sent) {
        return done(direct().readAfter(sent.sequence() - 1, 1)).entries().get(0);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private int secrets() {
        try (MemoryStorage store = MemoryStorage.on(engine.data())) {
            store.open();
            return store.keys().list(KeyKind.PERSON, engine.tenant, null, 100).stream()
                    .mapToInt(row -> store.personal()
                            .list(engine.tenant, row.ref().person(), PersonalKind.of(21), null, 10)
                            .size())
                    .sum();
        }
    }
}
