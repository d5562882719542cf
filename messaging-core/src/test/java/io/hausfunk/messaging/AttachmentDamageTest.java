// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who may write in the store can make a file unreadable, and cannot make it another one. */
class AttachmentDamageTest {
    private static final int SEGMENT = 64 * 1024;
    private static final int SIZE = 900_000;

    private final ReachedBlobs reached = new ReachedBlobs();
    private final TenantId tenant = TestEngine.tenant();
    private final Messaging engine = Messaging.builder()
            .storage(reached.around(MemoryStorage.create()))
            .keys(TestEngine.freshKeys())
            .start();
    private final Session anna = done(engine.openSession(tenant, UserId.of("anna")));
    private final Conversation talk = done(anna.conversations().direct(UserId.of("ben")));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_file_that_ends_at_the_border_of_a_segment_does_not_pass_for_whole() {
        Attachment file = upload('a');
        long sequence = send(file);
        int chunk = 4 * SEGMENT;
        for (int end = SEGMENT; end < SIZE; end += SEGMENT) {
            int kept = end;
            reached.otherwise = (real, blob, number) -> real.read(blob, number).map(bytes -> {
                int left = Math.max(0, Math.min(bytes.length(), kept - number * chunk));
                // As long as it was, so that only the cipher can tell.
                return SealedBytes.copyOf(Arrays.copyOf(Arrays.copyOf(bytes.toByteArray(), left), bytes.length()));
            });
            refused(ErrorCode.UNREADABLE, () -> download(sequence, file));
            reached.otherwise = (real, blob, number) -> number * chunk >= kept
                    ? Optional.empty()
                    : real.read(blob, number)
                            .map(bytes -> SealedBytes.copyOf(Arrays.copyOf(
                                    bytes.toByteArray(), Math.min(bytes.length(), kept - number * chunk))));
            refused(ErrorCode.UNREADABLE, () -> download(sequence, file));
        }
        reached.otherwise = null;
        assertThat(download(sequence, file)).isEqualTo(SIZE);
    }

    @Test
    void swapped_and_foreign_chunks_do_not_open() {
        Attachment file = upload('a');
        Attachment other = upload('b');
        long sequence = send(file);
        send(other);

        reached.otherwise = (real, blob, number) -> real.read(blob, number < 2 ? 1 - number : number);
        refused(ErrorCode.UNREADABLE, () -> download(sequence, file));
        refused(ErrorCode.UNREADABLE, () -> done(talk.attachments().read(sequence, file.id(), 10, 10)));
        reached.otherwise =
                (real, blob, number) -> real.read(new BlobRef(blob.conversation(), new BlobId(other.id())), number);
        refused(ErrorCode.UNREADABLE, () -> download(sequence, file));
        reached.otherwise = (real, blob, number) -> real.read(blob, number).map(AttachmentDamageTest::flipped);
        refused(ErrorCode.UNREADABLE, () -> done(talk.attachments().read(sequence, file.id(), 131_100, 10)));
        refused(ErrorCode.NOT_PERMITTED, () -> done(talk.attachments().read(sequence, UUID.randomUUID(), 0, 10)));
    }

    /** By default a tenth of what is allowed; all of it with {@code -Dhausfunk.thorough=true}. */
    @Test
    void a_large_file_passes_piece_by_piece() {
        int size = (Boolean.getBoolean("hausfunk.thorough") ? 100 : 10) * 1024 * 1024;
        Attachment file =
                done(talk.attachments().upload(NewAttachment.file("large.txt").length(size), new Letters(size)));
        long sequence = send(file);

        reached.read.set(0);
        byte[] middle = done(talk.attachments().read(sequence, file.id(), size / 2, 1000));

        assertThat(middle).isEqualTo(Letters.at(size / 2, 1000));
        assertThat(reached.read.get()).isLessThan(3_000_000);
        Compared compared = new Compared();
        assertThat(done(talk.attachments().download(sequence, file.id(), compared)))
                .isEqualTo(size);
        assertThat(compared.position).isEqualTo(size);
    }

    private Attachment upload(char letter) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) letter);
        return done(talk.attachments().upload(NewAttachment.unnamed(), new ByteArrayInputStream(bytes)));
    }

    private long send(Attachment file) {
        return done(talk.send(Draft.of(FileContent.of(file)))).sequence();
    }

    private long download(long sequence, Attachment file) {
        return done(talk.attachments().download(sequence, file.id(), OutputStream.nullOutputStream()));
    }

    private static SealedBytes flipped(SealedBytes bytes) {
        byte[] flipped = bytes.toByteArray();
        flipped[flipped.length / 2] ^= 1;
        return SealedBytes.copyOf(flipped);
    }

    /** Text in which every position can be told. */
    private static final class Letters extends InputStream {
        private final int size;
        private int position;

        Letters(int size) {
            this.size = size;
        }

        static byte letter(int position) {
            return (byte) ('a' + (position * 31 + position / 7919) % 26);
        }

        static byte[] at(int from, int length) {
            byte[] letters = new byte[length];
            for (int i = 0; i < length; i++) {
                letters[i] = letter(from + i);
            }
            return letters;
        }

        @Override
        public int read() {
            return position == size ? -1 : letter(position++);
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == size) {
                return -1;
            }
            int some = Math.min(length, size - position);
            System.arraycopy(at(position, some), 0, into, offset, some);
            position += some;
            return some;
        }
    }

    private static final class Compared extends OutputStream {
        private int position;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!Arrays.equals(bytes, offset, offset + length, Letters.at(position, length), 0, length)) {
                throw new IOException("other bytes");
            }
            position += length;
        }
    }
}
