// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int MESSAGES = 400;

    @Test
    void a_message_is_sealed_once_however_many_threads_send_into_one_conversation() {
        AtomicLong seals = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestEngine engine = TestEngine.start(builder ->
                EngineBuilder.with(builder, options -> options.sealer(sealer -> new CountingSealer(sealer, seals))))) {
            Conversation conversation =
                    done(engine.session("anna").conversations().direct(UserId.of("ben")));
            done(conversation.send(Draft.text("warm")));
            long before = seals.get();
            List<CompletableFuture<Void>> sending = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> sendMany(conversation), threads))
                    .toList();
            sending.forEach(CompletableFuture::join);
            assertThat(seals.get() - before).isEqualTo((long) THREADS * MESSAGES);
        } finally {
            threads.shutdown();
        }
    }

    private static void sendMany(Conversation conversation) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            sent.add(conversation.send(Draft.text("number " + number)).toCompletableFuture());
        }
        sent.forEach(CompletableFuture::join);
    }
}
