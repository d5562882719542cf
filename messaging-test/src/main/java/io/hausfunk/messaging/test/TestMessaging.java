// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * An engine for a test: it keeps everything in memory, has keys and a tenant of its own, and lives by a {@link TestClock}. It starts
 * in milliseconds; give each test one. Whatever a host sets on the builder can be set here. Everybody may write as fast as they like, unless
 * a test sets other limits.
 *
 * <p>With {@link #another}, it gets company: another node on the same data, the same clock and an {@link InMemoryNetwork}.
 */
public final class TestMessaging implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation installation;
    private final Messaging messaging;

    private TestMessaging(Installation installation, UnaryOperator<MessagingBuilder> settings) {
        this.installation = installation;
        MessagingBuilder builder =
                EngineBuilder.with(Messaging.builder(), options -> options.nanoTime(installation.clock::nanoTime));
        this.messaging = settings.apply(builder.storage(MemoryStorage.on(installation.data))
                        .keys(installation.keys)
                        .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                        .clock(installation.clock)
                        .cluster(installation.network.transport()))
                .start();
    }

    /** An engine with the defaults of the builder. */
    public static TestMessaging start() {
        return start(settings -> settings);
    }

    /**
     * An engine with settings of a host's own.
     *
     * @param settings gets a builder with store, keys, clock and cluster set, and returns it with more
     */
    public static TestMessaging start(UnaryOperator<MessagingBuilder> settings) {
        return new TestMessaging(new Installation(), settings);
    }

    /** Another node of the same installation. Close each. */
    public TestMessaging another(UnaryOperator<MessagingBuilder> settings) {
        return new TestMessaging(installation, settings);
    }

    /** The engine. */
    public Messaging messaging() {
        return messaging;
    }

    /** The tenant of {@link #session}: another one for each installation. */
    public TenantId tenant() {
        return installation.tenant;
    }

    /** The time of all nodes. */
    public TestClock clock() {
        return installation.clock;
    }

    /** The network between the nodes: a test can cut it, lose, double and delay what it carries. */
    public InMemoryNetwork network() {
        return installation.network;
    }

    /** A session of somebody in the tenant. */
    public Session session(String user) {
        return done(messaging.openSession(installation.tenant, UserId.of(user)));
    }

    /** Waits for a stage, up to a minute; throws what it failed with, as it is. */
    public static <T> T done(CompletionStage<T> stage) {
        return Await.within(PATIENCE, stage);
    }

    /** Stops this node; the data of the others stay. */
    @Override
    public void close() {
        messaging.close();
    }

    /** What the nodes share. */
    private static final class Installation {
        final TestClock clock = new TestClock();
        final MemoryData data = new MemoryData(clock::nanoTime);
        final MasterKeys keys = new TestKeys();
        final InMemoryNetwork network = new InMemoryNetwork();
        final TenantId tenant = new TenantId("test-" + UUID.randomUUID());
    }
}
