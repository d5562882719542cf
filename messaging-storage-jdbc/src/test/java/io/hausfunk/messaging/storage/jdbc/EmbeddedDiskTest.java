// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the embedded store: full, and whether it is made to keep what was acknowledged. */
class EmbeddedDiskTest {
    private static final int GROUP = 50;

    @TempDir
    private Path directory;

    @Test
    void a_full_disk_is_told_and_writing_goes_on_when_there_is_room() throws Exception {
        assumeTrue(
                EmbeddedFileTest.run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", directory.toString()),
                "mounting needs root");
        try {
            Path filler = directory.resolve("filler");
            Files.write(filler, new byte[4 << 20]);
            Path file = directory.resolve("chat.db");
            try (JdbcStorage store = EmbeddedFileTest.open(file)) {
                ConversationRef ref = Samples.conversation(store);
                long head = 1;
                int refusals = 0;
                while (refusals < 20) {
                    try {
                        store.entries().append(group(ref));
                        head += GROUP;
                    } catch (StorageException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                        refusals++;
                    }
                    assertThat(head(store, ref)).isEqualTo(head);
                }

                Files.delete(filler);

                for (int i = 0; i < 10; i++) {
                    List<AppendResult> results = store.entries().append(group(ref));
                    assertThat(results.get(0)).isEqualTo(new AppendResult.Appended(head + 1));
                    head += GROUP;
                }
            }
            EmbeddedFileTest.open(file).close();
        } finally {
            EmbeddedFileTest.run("umount", directory.toString());
        }
    }

    @Test
    void every_acknowledgement_comes_after_a_sync() throws Exception {
        Path trace = directory.resolve("trace");
        assumeTrue(EmbeddedFileTest.run("strace", "-V"), "needs strace");
        Process process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-o",
                        trace.toString(),
                        "-e",
                        "trace=fsync,fdatasync,write",
                        "-s",
                        "12",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncedWriter.class.getName(),
                        directory.resolve("chat.db").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(!said.contains("ptrace"), "tracing is not allowed here");
        assertThat(process.waitFor()).as(said).isZero();

        Pattern sync = Pattern.compile("f(data)?sync\\(\\d+\\)\\s+= 0|f(data)?sync resumed.*= 0");
        int syncs = -1;
        int acknowledged = 0;
        for (String line : Files.readAllLines(trace)) {
            if (sync.matcher(line).find()) {
                syncs++;
            } else if (line.contains("\"BEGIN")) {
                syncs = 0;
            } else if (line.contains("\"DONE")) {
                assertThat(syncs).as("syncs between accepting and returning").isPositive();
                acknowledged++;
            }
        }
        assertThat(acknowledged).isEqualTo(SyncedWriter.APPENDS);
    }

    @Test
    void a_sync_that_fails_is_never_acknowledged_and_writing_goes_on() throws Exception {
        assumeTrue(EmbeddedFileTest.run("strace", "-V"), "needs strace");
        Process process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-o",
                        "/dev/null",
                        "-e",
                        "trace=fsync,fdatasync",
                        "-e",
                        "inject=fsync,fdatasync:error=EIO:when=30+40",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FailingDiskWriter.class.getName(),
                        directory.resolve("chat.db").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(!said.contains("ptrace") && !said.contains("invalid"), "tracing is not possible here");

        assertThat(said).contains("unknown=true missing=0 head=" + (FailingDiskWriter.APPENDS + 1));
    }

    private static List<NewEntry> group(ConversationRef ref) {
        List<NewEntry> batch = new ArrayList<>();
        for (int i = 0; i < GROUP; i++) {
            batch.add(Samples.message(ref));
        }
        return batch;
    }

    private static long head(JdbcStorage store, ConversationRef ref) {
        return store.conversations().find(ref).orElseThrow().head();
    }
}
