// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An embedded file with all tables and nothing in them. Copies lie in memory where the system has a file system there: the checks of the
 * contract wait for hundreds of syncs, and what a sync is worth is tested elsewhere.
 */
final class EmbeddedTemplate {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 256L << 20;
    private static final Path PARENT = parent();
    private static final byte[] FILE = make();

    private EmbeddedTemplate() {}

    /** A new directory with a copy, named {@code chat.db}. */
    static Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory(PARENT, "embedded");
            Files.write(directory.resolve("chat.db"), FILE);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parent() {
        boolean roomy = Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM;
        return roomy ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static byte[] make() {
        try {
            Path directory = Files.createTempDirectory(PARENT, "template");
            Path file = directory.resolve("chat.db");
            try (JdbcStorage store = JdbcStorage.embedded(file)) {
                store.open();
            }
            byte[] content = Files.readAllBytes(file);
            for (String name : directory.toFile().list()) {
                Files.delete(directory.resolve(name));
            }
            Files.delete(directory);
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
