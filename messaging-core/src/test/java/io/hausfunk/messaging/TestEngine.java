// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** An engine for a test, with words that make tests short. */
final class TestEngine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    final TenantId tenant = tenant();
    final MemoryData data;
    final MasterKeys keys;
    final Messaging messaging;

    private TestEngine(MemoryData data, MasterKeys keys, UnaryOperator<MessagingBuilder> settings) {
        this.data = data;
        this.keys = keys;
        this.messaging = settings.apply(
                        Messaging.builder().storage(MemoryStorage.on(data)).keys(keys))
                .start();
    }

    static TestEngine start() {
        return start(settings -> settings);
    }

    static TestEngine start(UnaryOperator<MessagingBuilder> settings) {
        return new TestEngine(new MemoryData(), freshKeys(), settings);
    }

    /** Another engine on the same data with the same keys. */
    TestEngine another(UnaryOperator<MessagingBuilder> settings) {
        return new TestEngine(data, keys, settings);
    }

    static TenantId tenant() {
        return new TenantId("t-" + UUID.randomUUID());
    }

    static MasterKeys freshKeys() {
        try {
            Path file = Files.createTempDirectory("hausfunk-test").resolve("keys.p12");
            LocalKeystore.create(file, "a test's password".toCharArray());
            return MasterKeys.fromKeystore(file, "a test's password".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Session session(String user) {
        return session(tenant, user);
    }

    Session session(TenantId of, String user) {
        return done(messaging.openSession(of, UserId.of(user)));
    }

    /** The value of a stage, or its error as it is. */
    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer in time", e);
        }
    }

    @Override
    public void close() {
        messaging.close();
    }
}
