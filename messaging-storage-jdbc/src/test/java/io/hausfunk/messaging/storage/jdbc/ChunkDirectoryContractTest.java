// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The contract kit on the embedded file with chunks in a directory. */
class ChunkDirectoryContractTest extends MessagingStorageContract {
    @Override
    protected StorageHarness newHarness() {
        return new Harness();
    }

    private static final class Harness implements StorageHarness {
        private final Path directory = newDirectory();

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory("chunks");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public MessagingStorage newStore() {
            return JdbcStorage.embedded(directory.resolve("chat.db"))
                    .withChunks(ChunkDirectory.at(directory.resolve("chunks")));
        }

        @Override
        public MessagingStorage secondNode() {
            throw new UnsupportedOperationException("for one process only");
        }

        @Override
        public List<byte[]> rawBytes() {
            List<byte[]> all = new ArrayList<>();
            for (Path file : everything()) {
                try {
                    if (Files.isRegularFile(file)) {
                        all.add(Files.readAllBytes(file));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all;
        }

        @Override
        public void close() {
            everything().forEach(path -> path.toFile().delete());
        }

        private List<Path> everything() {
            try (Stream<Path> files = Files.walk(directory)) {
                return files.sorted(Comparator.reverseOrder()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
