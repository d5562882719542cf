// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.machine.ServiceSignature;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of programs that are carried out once, and signatures instead of keys. */
class OneRequestTest {
    private static final IdempotencyKey KEY = IdempotencyKey.of("k");

    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final ServiceKey key = account("shop");
    private final ServiceSession shop = done(engine.messaging.openService(engine.tenant, key));
    private final AtomicInteger runs = new AtomicInteger();

    private ServiceKey account(String id) {
        return done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(ServiceAccount.of(id, id)
                        .sending(MachineMessageType.NOTICE)
                        .toEverybody()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private CompletionStage<String> counted() {
        return CompletableFuture.completedFuture("answer " + runs.incrementAndGet());
    }

    @Test
    void a_repetition_gets_the_answer_of_the_first_on_all_nodes_for_a_day() {
        assertThat(done(shop.once(KEY, "this", this::counted))).isEqualTo("answer 1");
        assertThat(done(shop.once(KEY, "this", this::counted))).isEqualTo("answer 1");
        try (TestEngine other = engine.another(settings -> settings.clock(time))) {
            ServiceSession there = done(other.messaging.openService(engine.tenant, "shop"));
            assertThat(done(there.once(KEY, "this", this::counted))).isEqualTo("answer 1");
        }
        refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> done(shop.once(KEY, "that", this::counted)));
        assertThat(done(shop.once(IdempotencyKey.of("other"), "this", this::counted)))
                .isEqualTo("answer 2");
        account("billing");
        ServiceSession billing = done(engine.messaging.openService(engine.tenant, "billing"));
        assertThat(done(billing.once(KEY, "that", this::counted))).isEqualTo("answer 3");
    }

    @Test
    void a_disabled_account_gets_no_answer() {
        done(shop.once(KEY, "this", this::counted));
        done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .change(ServiceAccount.of("shop", "shop").enabled(false)));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(shop.once(KEY, "this", this::counted)));
    }

    @Test
    void what_failed_may_be_tried_again() {
        CompletableFuture<String> broken = CompletableFuture.failedFuture(new IllegalStateException("broken"));
        assertThatThrownBy(() -> done(shop.once(KEY, "this", () -> broken))).hasStackTraceContaining("broken");
        assertThatThrownBy(() -> done(shop.once(KEY, "this", () -> {
                    throw new IllegalStateException("thrown");
                })))
                .hasStackTraceContaining("thrown");
        assertThat(done(shop.once(KEY, "this", this::counted))).isEqualTo("answer 1");
    }

    @Test
    void one_of_two_carries_it_out_and_who_died_on_the_way_is_followed_after_a_minute() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletionStage<String> first = shop.once(KEY, "this", () -> {
            begun.complete(null);
            return slow;
        });
        done(begun);
        refused(ErrorCode.BUSY, () -> done(shop.once(KEY, "this", this::counted)));
        time.pass(Duration.ofMinutes(1));
        assertThat(done(shop.once(KEY, "this", this::counted))).isEqualTo("answer 1");
        slow.complete("late");
        assertThat(done(first)).isEqualTo("late");
        assertThat(done(shop.once(KEY, "this", this::counted))).isEqualTo("answer 1");
    }

    @Test
    void a_signature_opens_a_session_as_the_key_does() {
        byte[] bytes = "a request".getBytes(UTF_8);
        byte[] signature = key.sign(bytes);
        assertThat(done(engine.messaging.openService(engine.tenant, ServiceSignature.of("shop", bytes, signature)))
                        .account())
                .isEqualTo("shop");
        account("billing");
        for (ServiceSignature wrong : new ServiceSignature[] {
            ServiceSignature.of("billing", bytes, signature),
            ServiceSignature.of("nobody", bytes, signature),
            ServiceSignature.of("", bytes, signature),
            ServiceSignature.of("shop", "another".getBytes(UTF_8), signature),
            ServiceSignature.of("shop", bytes, new byte[0])
        }) {
            refused(ErrorCode.SIGN_IN_REJECTED, () -> done(engine.messaging.openService(engine.tenant, wrong)));
        }
    }
}
