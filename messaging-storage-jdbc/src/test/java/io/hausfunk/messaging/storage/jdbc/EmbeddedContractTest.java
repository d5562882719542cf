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
import java.util.List;
import java.util.stream.Stream;

/** The contract kit on the embedded file. */
class EmbeddedContractTest extends MessagingStorageContract {
    @Override
    protected StorageHarness newHarness() {
        return new Harness();
    }

    private static final class Harness implements StorageHarness {
        private final Path directory = EmbeddedTemplate.newDirectory();

        @Override
        public MessagingStorage newStore() {
            return JdbcStorage.embedded(directory.resolve("chat.db"));
        }

        @Override
        public MessagingStorage secondNode() {
            throw new UnsupportedOperationException("for one process only");
        }

        @Override
        public List<byte[]> rawBytes() {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files()) {
                try {
                    all.add(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return all;
        }

        @Override
        public void close() {
            for (Path file : files()) {
                file.toFile().delete();
            }
            directory.toFile().delete();
        }

        private List<Path> files() {
            try (Stream<Path> files = Files.list(directory)) {
                return files.toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
