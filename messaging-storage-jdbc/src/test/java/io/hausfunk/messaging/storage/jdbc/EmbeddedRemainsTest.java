// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in any file, free pages and the log included, of a blob that was deleted. */
class EmbeddedRemainsTest {
    private static final Instant LATER = Instant.parse("9998-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void nothing_of_a_deleted_blob_lies_in_the_file() throws IOException {
        nothingRemains(store -> store);
    }

    @Test
    void nothing_of_a_deleted_blob_lies_in_a_directory_of_chunks() throws IOException {
        nothingRemains(store -> store.withChunks(ChunkDirectory.at(directory.resolve("chunks"))));
    }

    private void nothingRemains(UnaryOperator<JdbcStorage> chunks) throws IOException {
        byte[] deleted = bytes(20_000);
        byte[] kept = bytes(200);
        try (JdbcStorage store = chunks.apply(JdbcStorage.embedded(directory.resolve("chat.db")))) {
            store.open();
            ConversationRef ref = Samples.conversation(store);
            BlobRef gone = begun(store, ref, deleted);
            begun(store, ref, kept);
            assertThat(store.blobs().read(gone, 0)).contains(SealedBytes.copyOf(deleted));
            assertThat(lies(deleted)).isTrue();
            assertThat(store.blobs().delete(gone)).isTrue();
            assertThat(store.blobs().read(gone, 0)).isEmpty();
        }
        assertThat(lies(kept)).as("the probe is not blind").isTrue();
        assertThat(lies(deleted)).isFalse();
    }

    private static BlobRef begun(JdbcStorage store, ConversationRef ref, byte[] chunk) {
        BlobRef blob = new BlobRef(ref, new BlobId(UUID.randomUUID()));
        store.blobs().begin(blob, LATER);
        assertThat(store.blobs().write(blob, 0, SealedBytes.copyOf(chunk))).isTrue();
        return blob;
    }

    private boolean lies(byte[] bytes) throws IOException {
        String wanted = new String(bytes, 100, 64, StandardCharsets.ISO_8859_1);
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
