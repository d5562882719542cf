// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An engine for a test, with words that make tests short. */
public final class TestEngine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    public final TenantId tenant = tenant();
    final MemoryData data;
    final MasterKeys keys;
    public final Messaging messaging;

    private TestEngine(MemoryData data, MasterKeys keys, UnaryOperator<MessagingBuilder> settings) {
        this.data = data;
        this.keys = keys;
        this.messaging = settings.apply(Messaging.builder()
                        .storage(MemoryStorage.on(data))
                        .keys(keys)
                        .administration(AdministrationPolicy.nobody()
                                .decidedBy((tenant, user) -> EnumSet.allOf(AdministrativeRole.class)))
                        .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true)))
                .start();
    }

    public static TestEngine start() {
        return start(settings -> settings);
    }

    public static TestEngine start(UnaryOperator<MessagingBuilder> settings) {
        return new TestEngine(new MemoryData(), freshKeys(), settings);
    }

    /** On data of the test's own, such as data with a clock. */
    public static TestEngine on(MemoryData data, UnaryOperator<MessagingBuilder> settings) {
        return new TestEngine(data, freshKeys(), settings);
    }

    /** Another engine on the same data with the same keys. */
    public TestEngine another(UnaryOperator<MessagingBuilder> settings) {
        return new TestEngine(data, keys, settings);
    }

    /** An engine on a store that holds this one's keys and nothing else, like one restored from an early backup. */
    TestEngine restored() {
        MemoryData early = new MemoryData();
        try (MemoryStorage from = MemoryStorage.on(data);
                MemoryStorage to = MemoryStorage.on(early)) {
            from.open();
            to.open();
            for (KeyKind kind : KeyKind.values()) {
                to.keys().putIfAbsent(from.keys().list(kind, null, null, 1000));
            }
        }
        return new TestEngine(early, keys, settings -> settings);
    }

    public static TenantId tenant() {
        return new TenantId("t-" + UUID.randomUUID());
    }

    public static MasterKeys freshKeys() {
        try {
            Path file = Files.createTempDirectory("hausfunk-test").resolve("keys.p12");
            LocalKeystore.create(file, "a test's password".toCharArray());
            return MasterKeys.fromKeystore(file, "a test's password".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the store holds, for another engine or store on it. */
    public MemoryData data() {
        return data;
    }

    /** The keys that a tenant has. */
    List<KeyRow> keysOf(TenantId of) {
        try (MemoryStorage store = MemoryStorage.on(data)) {
            store.open();
            return KeyKind.values().stream()
                    .flatMap(kind -> store.keys().list(kind, of, null, 1000).stream())
                    .toList();
        }
    }

    /** The master keys, for another engine on the same data. */
    public MasterKeys keys() {
        return keys;
    }

    /** Deletes positions of devices that nobody used for 90 days. */
    void cleanPositions(Instant now) {
        try (MemoryStorage store = MemoryStorage.on(data)) {
            store.open();
            store.personal().deleteOlder(PersonalKind.of(1), now.minus(Duration.ofDays(90)), 1000);
        }
    }

    /** How the directory is followed, for an administrator of the tenant. */
    DirectoryAdministration directory() {
        return directory(tenant);
    }

    /** The same for another tenant, such as that of the engine beside which this one runs. */
    DirectoryAdministration directory(TenantId of) {
        return messaging
                .administer(of, UserId.of("administrator"))
                .because("a test")
                .directory();
    }

    public Session session(String user) {
        return session(tenant, user);
    }

    public Session session(TenantId of, String user) {
        return done(messaging.openSession(of, UserId.of(user)));
    }

    /** The value of a stage, or its error as it is. */
    public static <T> T done(CompletionStage<T> stage) {
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

    /** Waits for a latch. */
    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks that a call is refused with this code, at once or by its stage. */
    public static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MessagingException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    @Override
    public void close() {
        messaging.close();
    }
}
