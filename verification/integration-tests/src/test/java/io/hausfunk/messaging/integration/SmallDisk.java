// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of a few megabytes, in memory, that can be filled and made read-only. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {
    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Skips the test where mounting is not allowed. */
    static SmallDisk mount(Path directory) {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "none", directory.toString()),
                "no right to mount a file system");
        return new SmallDisk(directory);
    }

    Path file() {
        return directory.resolve("chat.db");
    }

    void readOnly(boolean yes) {
        assertThat(run("mount", "-o", "remount," + (yes ? "ro" : "rw"), directory.toString()))
                .isTrue();
    }

    /** Writes until nothing more fits. */
    void fill() throws IOException {
        byte[] page = new byte[4096];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(directory.toFile().getUsableSpace()).isLessThan(page.length);
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        assertThat(run("umount", directory.toString())).isTrue();
    }
}
