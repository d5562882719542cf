// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.CommitWatch;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.GroupLimits;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Raises marks in groups. */
public final class MarkWriter implements AutoCloseable {
    private static final GroupLimits LIMITS = new GroupLimits(10_000, 10_000, 500, 100, 500);

    private final GroupCommit<MarkUpdate, MarkUpdate> groups;

    /** Starts the writer's thread; {@code committed} hears of each group, must not block and not throw. */
    public MarkWriter(String name, MarkStore store, Consumer<List<MarkUpdate>> committed, CommitWatch watch) {
        Function<List<MarkUpdate>, List<MarkUpdate>> commit = updates -> {
            store.advance(updates);
            committed.accept(updates);
            return List.copyOf(updates);
        };
        this.groups = new GroupCommit<>(name, LIMITS, update -> 1, update -> false, commit, watch);
    }

    /** Queues an update, to be answered once it is committed. */
    public void submit(MarkUpdate update, Reply<Void> reply) {
        groups.submit(new GroupCommit.Item<>() {
            @Override
            public Caller caller() {
                return reply.caller();
            }

            @Override
            public MarkUpdate value() {
                return update;
            }

            @Override
            public boolean begin() {
                return reply.enterStore();
            }

            @Override
            public void committed(MarkUpdate result) {
                Reply.done(reply);
            }

            @Override
            public void failed(MessagingException error) {
                reply.fail(error);
            }
        });
    }

    /** Says how writing goes; a commit that takes longer than {@code slow} hangs. */
    public void report(HealthReport report, Duration slow) {
        groups.report(report, "marks", slow);
    }

    @Override
    public void close() {
        groups.close();
    }
}
