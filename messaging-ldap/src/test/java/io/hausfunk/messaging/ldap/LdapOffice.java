// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An engine whose people are those of a directory over LDAP. */
final class LdapOffice implements AutoCloseable {
    /** Follows when it is told to. */
    static final SyncSettings WHEN_TOLD = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1));

    /** Follows by itself, and soon. */
    static final SyncSettings SOON = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofMillis(200));

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SignInLimits MANY = new SignInLimits(1000, 1000, 1000, Duration.ofMinutes(15));

    final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final LdapDirectory directory;
    private final Messaging messaging;

    LdapOffice(LdapSettings settings, SyncSettings sync) {
        this(settings, sync, new MovableNanos());
    }

    /** The clock is the directory's. */
    LdapOffice(LdapSettings settings, SyncSettings sync, MovableNanos nanos) {
        directory = LdapDirectory.connect(settings, nanos);
        messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(freshKeys())
                .directory(directory)
                .directorySync(sync)
                .signInLimits(MANY)
                .administration(AdministrationPolicy.administeredBy(UserId.of("administrator")))
                .start();
    }

    private static MasterKeys freshKeys() {
        try {
            Path place = Files.createTempDirectory("hausfunk-test");
            Path file = place.resolve("keys.p12");
            LocalKeystore.create(file, "a test's password".toCharArray());
            MasterKeys keys = MasterKeys.fromKeystore(file, "a test's password".toCharArray());
            Files.delete(file);
            Files.delete(place);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Session signIn(String login, String password) {
        return done(messaging.signIn(tenant, login, password.toCharArray(), "127.0.0.1"));
    }

    DirectoryAdministration following() {
        return messaging
                .administer(tenant, UserId.of("administrator"))
                .because("a test")
                .directory();
    }

    /** Reads the directory whole, and everything is as there. */
    void follow() {
        assertThat(done(following().synchronise()).outcome()).isEqualTo(Outcome.APPLIED);
    }

    /** Whether following works; a reading that began before may still wait for its answer. */
    boolean follows() {
        try {
            follow();
            return true;
        } catch (MessagingException e) {
            assertThat(e.code()).isIn(ErrorCode.DIRECTORY_UNAVAILABLE, ErrorCode.DEADLINE_EXCEEDED);
            return false;
        }
    }

    Messaging messaging() {
        return messaging;
    }

    static boolean isClosed(Session session) {
        try {
            done(session.conversations().unread());
            return false;
        } catch (MessagingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.SESSION_CLOSED);
            return true;
        }
    }

    /** The value of a stage, or its error as it is. */
    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer in time", e);
        }
    }

    /** Checks that a call is refused with one of these codes. */
    static void refused(ThrowingCallable call, ErrorCode... codes) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MessagingException.class,
                        error -> assertThat(error.code()).isIn((Object[]) codes));
    }

    /** Waits for what nobody signals. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not in time: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Override
    public void close() {
        messaging.close();
        directory.close();
    }
}
