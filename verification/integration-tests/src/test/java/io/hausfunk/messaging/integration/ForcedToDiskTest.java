// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.model.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Listens to the system calls of the process that writes: is the disk asked before a message is acknowledged? */
class ForcedToDiskTest {
    private static final int MESSAGES = Boolean.getBoolean("hausfunk.thorough") ? 800 : 300;

    @TempDir
    Path directory;

    @BeforeAll
    static void strace() {
        assumeTrue(SystemCalls.available(), "strace is not installed");
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void what_is_sent_alone_is_written_and_then_forced_to_disk_before_it_is_acknowledged(Place.Kind kind) {
        Traced traced = trace(kind, 1, 1, 60);
        traced.sender.tried.forEach((name, tried) -> assertThat(traced.calls.writtenThenForced(
                        tried.micros(), traced.sender.acknowledged.get(name).micros()))
                .as(name)
                .isTrue());
        System.out.printf(
                "SYNCS %s, one in flight: %.3f per message%n",
                kind, (double) traced.syncs() / traced.sender.tried.size());
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void many_at_once_share_a_sync_and_none_is_acknowledged_without_one(Place.Kind kind) {
        Traced traced = trace(kind, 8, 100, MESSAGES);
        traced.sender.tried.forEach((name, tried) -> assertThat(traced.calls.syncs(
                        tried.micros(), traced.sender.acknowledged.get(name).micros()))
                .as(name)
                .isPositive());
        double each = (double) traced.syncs() / traced.sender.tried.size();
        System.out.printf("SYNCS %s, 800 in flight: %.4f per message%n", kind, each);
        assertThat(each).isLessThanOrEqualTo(0.1);
    }

    private record Traced(WorkProcess sender, SystemCalls calls) {
        long syncs() {
            return calls.syncs(
                    sender.tried.values().stream()
                            .mapToLong(WorkProcess.Said::micros)
                            .min()
                            .orElseThrow(),
                    sender.acknowledged.values().stream()
                            .mapToLong(WorkProcess.Said::micros)
                            .max()
                            .orElseThrow());
        }
    }

    /** For the file the sender is listened to, for PostgreSQL the server. */
    private Traced trace(Place.Kind kind, int people, int inFlight, int messages) {
        Path output = directory.resolve("calls");
        try (Place place = kind.fresh()) {
            Workload workload = new Workload(
                    place.address(), KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()), people, 3);
            WorkProcess sender;
            if (kind == Place.Kind.EMBEDDED) {
                List<String> prefix = new ArrayList<>(SystemCalls.STRACE);
                // The kernel stops the process at these calls alone: with all the others a JVM would take ten times as
                // long.
                prefix.addAll(List.of("--seccomp-bpf", "-o", output.toString()));
                sender = run(prefix, workload, inFlight, messages);
            } else {
                ProcessHandle server =
                        ProcessHandle.of(PostgresPlace.server().process()).orElseThrow();
                try (Wiretap tap = Wiretap.on(server, output)) {
                    sender = run(List.of(), workload, inFlight, messages);
                    tap.requireListening();
                }
            }
            assertThat(sender.failures).isEmpty();
            assertThat(sender.acknowledged.keySet()).isEqualTo(sender.tried.keySet());
            return new Traced(sender, SystemCalls.read(output, ForcedToDiskTest::holdsMessages));
        }
    }

    private static boolean holdsMessages(String file) {
        return file.endsWith(".db") || file.endsWith(".db-wal") || file.contains("/pg_wal/");
    }

    private static WorkProcess run(List<String> prefix, Workload workload, int inFlight, int messages) {
        try (WorkProcess sender = WorkProcess.send(prefix, workload, "r", inFlight, messages)) {
            sender.drain();
            assertThat(sender.exit()).isZero();
            return sender;
        }
    }
}
