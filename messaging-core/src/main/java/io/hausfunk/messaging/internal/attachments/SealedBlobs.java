// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.crypto.BlobSealer;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** The bytes of files, sealed in the chunks of a store. Blocks. */
public final class SealedBlobs {
    private final BlobStore store;
    private final BlobSealer sealer;

    /** Seals into this store. */
    public SealedBlobs(BlobStore store, BlobSealer sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    BlobStore store() {
        return store;
    }

    BlobSealer sealer() {
        return sealer;
    }

    /** A stream that seals into a blob; complete once it is closed. */
    OutputStream write(BlobRef blob, PersonKey author, byte[] key) throws IOException {
        return sealer.sealing(blob, author, key, new ChunkOutput(store, blob));
    }

    /** The bytes of a file that is known. {@code UNREADABLE} if what is stored cannot be it. */
    SeekableByteChannel read(BlobRef blob, PersonKey author, StoredAttachment file) {
        return read(blob, author, file.key().toByteArray(), file.size());
    }

    SeekableByteChannel read(BlobRef blob, PersonKey author, byte[] key, long size) {
        try {
            return sealer.opening(blob, author, key, new ChunkChannel(store, blob, BlobSealer.sealedSize(size)));
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** All bytes of a file, in order. The number of bytes; throws before it if the end is not the end. */
    long copy(BlobRef blob, PersonKey author, StoredAttachment file, Sink to) throws IOException {
        try (SeekableByteChannel bytes = read(blob, author, file)) {
            byte[] buffer = new byte[ChunkOutput.CHUNK];
            InputStream in = Channels.newInputStream(bytes);
            long total = 0;
            for (int some = readSome(in, buffer); some >= 0; some = readSome(in, buffer)) {
                to.write(buffer, some);
                total += some;
            }
            if (total != file.size()) {
                throw unreadable();
            }
            return total;
        }
    }

    private static int readSome(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Takes the bytes of a file. */
    interface Sink {
        void write(byte[] bytes, int length) throws IOException;
    }

    static BlobRef ref(ConversationRef conversation, StoredAttachment file) {
        return new BlobRef(conversation, new BlobId(file.id()));
    }

    /** Deliberately without a cause: what the cipher says of its state is nobody's business. */
    static KeyException unreadable() {
        return new KeyException(ErrorCode.UNREADABLE, "a file does not open");
    }
}
