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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The contract kit on the embedded file with chunks in a directory. Aspects that have nothing to do with chunks run in thorough runs only:
 * there the store is the file alone, which has a test of its own.
 */
@ExtendWith(ChunkDirectoryContractTest.WhereChunksAre.class)
class ChunkDirectoryContractTest extends MessagingStorageContract {
    @Override
    protected StorageHarness newHarness() {
        return new Harness();
    }

    static final class WhereChunksAre implements ExecutionCondition {
        private static final Set<String> ASPECTS = Set.of(
                "Blobs", "Attaching", "Emptying", "Durability", "Lifecycle", "Arguments", "Histories", "WholeEngine");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Class<?> aspect = context.getRequiredTestClass();
            boolean asked = !aspect.isMemberClass()
                    || ASPECTS.contains(aspect.getSimpleName())
                    || Boolean.getBoolean("hausfunk.thorough");
            return asked
                    ? ConditionEvaluationResult.enabled("chunks")
                    : ConditionEvaluationResult.disabled("no chunks: in thorough runs");
        }
    }

    private static final class Harness implements StorageHarness {
        private final Path directory = EmbeddedTemplate.newDirectory();

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
