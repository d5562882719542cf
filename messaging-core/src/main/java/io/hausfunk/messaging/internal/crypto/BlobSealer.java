// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/**
 * Seals the bytes of files: AES-256-GCM in segments of 64 KiB, each with its number and whether it is the last one, under a random key for each
 * file. That key is wrapped by the key of its author in its conversation, and lies in the sealed content of the entry that carries the file: it
 * dies with that entry. Fails as {@link EntrySealer}.
 */
public final class BlobSealer {
    private static final int SEGMENT = 64 * 1024;
    private static final int TAG = 16;
    private static final int KEY = 32;
    /** One byte for its length, a salt as long as the key, and the prefix of the nonces. */
    private static final int HEADER = 1 + KEY + 7;

    private final TinkEntrySealer keys;

    BlobSealer(TinkEntrySealer keys) {
        this.keys = keys;
    }

    /** A new key for a file, wrapped. Blocks. */
    public byte[] newKey(BlobRef blob, PersonKey author) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters(), Keysets.TINK),
                    wrapping(blob, author),
                    AssociatedData.blob(Purpose.BLOB_KEY, blob, author),
                    Keysets.TINK);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /** A stream that seals what is written to it, into another one. The last segment is written when it is closed. */
    public OutputStream sealing(BlobRef blob, PersonKey author, byte[] key, OutputStream sealed) throws IOException {
        try {
            return open(blob, author, key).newEncryptingStream(sealed, AssociatedData.blob(Purpose.BLOB, blob, author));
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /**
     * The bytes of a file, over a channel of what was sealed. Each read opens the segments that it touches and throws {@link IOException} if one
     * does not open; that the last segment is the last one is only known once it was read.
     */
    public SeekableByteChannel opening(BlobRef blob, PersonKey author, byte[] key, SeekableByteChannel sealed)
            throws IOException {
        try {
            return open(blob, author, key)
                    .newSeekableDecryptingChannel(sealed, AssociatedData.blob(Purpose.BLOB, blob, author));
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /** How many bytes a file of this size has once it is sealed. */
    public static long sealedSize(long size) {
        long segment = SEGMENT - TAG;
        return size + HEADER + TAG * Math.max(1, (size + HEADER + segment - 1) / segment);
    }

    /** Seals what somebody needs to know who attaches the file. Blocks. */
    public SealedBytes sealHeader(BlobRef blob, PersonKey author, byte[] header) {
        return keys.seal(data(blob, author), header, AssociatedData.blob(Purpose.BLOB_HEADER, blob, author));
    }

    /** The same again; {@code UNREADABLE} if another person sealed it. Blocks. */
    public byte[] openHeader(BlobRef blob, PersonKey author, SealedBytes header) {
        return keys.open(data(blob, author), header, AssociatedData.blob(Purpose.BLOB_HEADER, blob, author));
    }

    private StreamingAead open(BlobRef blob, PersonKey author, byte[] key) throws GeneralSecurityException {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            key,
                            wrapping(blob, author),
                            AssociatedData.blob(Purpose.BLOB_KEY, blob, author),
                            Keysets.TINK)
                    .getPrimitive(Keysets.TINK, StreamingAead.class);
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw new GeneralSecurityException();
        }
    }

    private Aead wrapping(BlobRef blob, PersonKey author) {
        KeyRef ref = data(blob, author);
        return new Aead() {
            @Override
            public String toString() {
                return "BlobSealer.Wrapping";
            }

            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
                return keys.seal(ref, plaintext, associatedData).toByteArray();
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) {
                return keys.open(ref, SealedBytes.copyOf(ciphertext), associatedData);
            }
        };
    }

    private static KeyRef data(BlobRef blob, PersonKey author) {
        return KeyRef.data(blob.conversation(), author);
    }

    private static Parameters parameters() throws GeneralSecurityException {
        return AesGcmHkdfStreamingParameters.builder()
                .setKeySizeBytes(KEY)
                .setDerivedAesGcmKeySizeBytes(KEY)
                .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                .setCiphertextSegmentSizeBytes(SEGMENT)
                .build();
    }

    @Override
    public String toString() {
        return "BlobSealer";
    }
}
