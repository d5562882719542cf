// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The thread that commits outlives whatever its items and its store throw. */
class GroupCommitTest {
    private static final GroupLimits LIMITS = new GroupLimits(10, 1000, 5, 5, 1000);

    private final GroupCommit<String, String> groups = new GroupCommit<>(
            "test-writer",
            LIMITS,
            String::length,
            value -> value.startsWith("alone"),
            GroupCommitTest::commit,
            new CommitWatch(System::nanoTime, "writing", new StoreOutage(System::nanoTime)));

    @AfterEach
    void close() {
        groups.close();
    }

    private static List<String> commit(List<String> values) {
        if (values.contains("refused")) {
            throw new StorageException(ErrorCode.STORAGE_FULL, "no room");
        }
        return values.stream().map(value -> value + " of " + values.size()).toList();
    }

    @TestFactory
    Stream<DynamicTest> an_error_in_an_item_stops_nothing() {
        return Stream.of("begin", "committed", "failed")
                .map(moment -> DynamicTest.dynamicTest("in " + moment, () -> {
                    groups.submit(new Broken(moment));
                    Kept next = new Kept("alone next"); // in a group of its own
                    groups.submit(next);

                    assertThat(next.done.get(20, TimeUnit.SECONDS)).startsWith("alone next");
                }));
    }

    @Test
    void what_needs_a_commit_of_its_own_gets_one() throws Exception {
        Kept alone = new Kept("alone");
        groups.submit(alone);

        assertThat(alone.done.get(20, TimeUnit.SECONDS)).isEqualTo("alone of 1");
    }

    /** Throws at one moment what a JVM without memory for another thread throws. */
    private record Broken(String moment) implements GroupCommit.Item<String, String> {
        @Override
        public Caller caller() {
            return Caller.ENGINE;
        }

        @Override
        public String value() {
            return moment.equals("failed") ? "refused" : "good";
        }

        @Override
        public boolean begin() {
            breakAt("begin");
            return true;
        }

        @Override
        public void committed(String result) {
            breakAt("committed");
        }

        @Override
        public void failed(MessagingException error) {
            breakAt("failed");
        }

        private void breakAt(String now) {
            if (moment.equals(now)) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        }
    }

    private static final class Kept implements GroupCommit.Item<String, String> {
        private final String value;
        private final CompletableFuture<String> done = new CompletableFuture<>();

        Kept(String value) {
            this.value = value;
        }

        @Override
        public Caller caller() {
            return Caller.ENGINE;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public boolean begin() {
            return true;
        }

        @Override
        public void committed(String result) {
            done.complete(result);
        }

        @Override
        public void failed(MessagingException error) {
            done.completeExceptionally(error);
        }
    }
}
