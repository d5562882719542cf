// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkDirectoryTest {
    @TempDir
    Path directory;

    private static BlobRef blob() {
        return new BlobRef(
                new ConversationRef(new TenantId(".."), new ConversationId(UUID.randomUUID())),
                new BlobId(UUID.randomUUID()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void names_tell_no_tenant_and_lead_nowhere_else() throws IOException {
        BlobRef blob = blob();
        ChunkDirectory.at(directory).write(blob, 3, SealedBytes.copyOf(new byte[] {1}));
        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(directory.relativize(file).toString()).matches("[0-9a-f]{2}/[0-9a-f]{40}/3");
        });
    }

    @Test
    void what_a_broken_write_left_goes_with_its_blob() throws IOException {
        ChunkDirectory chunks = ChunkDirectory.at(directory);
        BlobRef blob = blob();
        chunks.write(blob, 0, SealedBytes.copyOf(new byte[] {1}));
        Path folder = files().get(0).getParent();
        Files.write(folder.resolve("1." + UUID.randomUUID() + ".unfinished"), new byte[] {2});
        assertThat(chunks.read(blob, 1)).isEmpty();
        chunks.delete(blob);
        assertThat(folder).doesNotExist();
        chunks.delete(blob);
    }

    @Test
    void what_is_no_chunk_any_more_is_damage_and_not_absence() throws IOException {
        ChunkDirectory chunks = ChunkDirectory.at(directory);
        BlobRef blob = blob();
        chunks.write(blob, 0, SealedBytes.copyOf(new byte[] {1}));
        Files.write(files().get(0), new byte[0]);
        assertThatThrownBy(() -> chunks.read(blob, 0))
                .isInstanceOf(StorageException.class)
                .extracting(e -> ((MessagingException) e).code())
                .isEqualTo(ErrorCode.STORAGE_DAMAGED);
    }

    @Test
    void a_directory_that_cannot_be_made_is_an_outage_that_says_why() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[0]);
        ChunkDirectory chunks = ChunkDirectory.at(file.resolve("below"));
        assertThatThrownBy(() -> chunks.write(blob(), 0, SealedBytes.copyOf(new byte[] {1})))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("a chunk could not be written: ")
                .extracting(e -> ((MessagingException) e).retryable())
                .isEqualTo(true);
    }
}
