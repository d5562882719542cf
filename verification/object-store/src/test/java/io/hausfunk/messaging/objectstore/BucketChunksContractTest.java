// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.objectstore;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract kit on the embedded file with the bytes of files in a bucket. */
class BucketChunksContractTest extends MessagingStorageContract {
    private static @Nullable ObjectServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = new ObjectServer(directory);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected StorageHarness newHarness() {
        return new Harness(Objects.requireNonNull(server));
    }

    private static final class Harness implements StorageHarness {
        private final ObjectServer server;
        private final Path directory;

        Harness(ObjectServer server) {
            this.server = server;
            try {
                directory = Files.createTempDirectory("object-store");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public MessagingStorage newStore() {
            return JdbcStorage.embedded(directory.resolve("chat.db"))
                    .withChunks(new BucketChunks(server.client(), ObjectServer.BUCKET));
        }

        @Override
        public MessagingStorage secondNode() {
            throw new UnsupportedOperationException("for one process only");
        }

        @Override
        public List<byte[]> rawBytes() {
            List<byte[]> all = new ArrayList<>();
            for (Path top : List.of(directory, server.objects())) {
                for (Path file : under(top)) {
                    if (Files.isRegularFile(file)) {
                        all.add(bytes(file));
                    }
                }
            }
            return all;
        }

        @Override
        public void close() {
            under(directory).forEach(path -> path.toFile().delete());
        }

        private static byte[] bytes(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Path> under(Path top) {
            try (Stream<Path> files = Files.walk(top)) {
                return files.sorted(Comparator.reverseOrder()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
