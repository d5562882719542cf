// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.ConversationId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void answers_with_the_value_or_throws_the_error_as_it_is() {
        try (TestEngine engine = TestEngine.start()) {
            Session anna = engine.session("anna");
            assertThat(Await.within(LONG, anna.conversations().unread())).isEmpty();
            refused(
                    ErrorCode.NOT_PERMITTED,
                    () -> Await.within(LONG, anna.conversations().open(new ConversationId(UUID.randomUUID()))));
            refused(
                    ErrorCode.NOT_PERMITTED,
                    () -> Await.within(
                            LONG,
                            anna.conversations()
                                    .open(new ConversationId(UUID.randomUUID()))
                                    .thenApply(found -> found)));
        }
    }

    @Test
    void does_not_wait_for_ever() {
        assertThatThrownBy(() -> Await.within(Duration.ofMillis(1), new CompletableFuture<>()))
                .isInstanceOf(DeadlineException.class);
    }

    @Test
    void an_interrupt_is_kept() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Await.within(LONG, new CompletableFuture<>()))
                    .isInstanceOf(DeadlineException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
