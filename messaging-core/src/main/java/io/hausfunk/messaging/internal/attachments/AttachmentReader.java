// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.util.UUID;

/** Gives files out, to whoever may read their entry now. Blocks. */
public final class AttachmentReader {
    private final AccessControl accessControl;
    private final Pseudonyms pseudonyms;
    private final SealedBlobs blobs;
    private final StagedFiles files;
    private final Clock clock;

    /** Gives out what lies there. */
    public AttachmentReader(
            AccessControl accessControl, Pseudonyms pseudonyms, SealedBlobs blobs, StagedFiles files, Clock clock) {
        this.accessControl = accessControl;
        this.pseudonyms = pseudonyms;
        this.blobs = blobs;
        this.files = files;
        this.clock = clock;
    }

    /** What this person uploaded under a name. */
    public StoredAttachment find(Actor actor, ConversationRef ref, IdempotencyKey name) {
        accessControl.requireReadable(actor, ref, Operation.DOWNLOAD);
        return blobs.store()
                .find(ref, pseudonyms.blob(ref, actor.person(), name.value()))
                .flatMap(blob -> files.find(actor, blob))
                .orElseThrow(Access::refused);
    }

    /** Some bytes of a file. */
    public byte[] read(Actor actor, ConversationRef ref, long sequence, UUID id, long from, int length) {
        Found found = require(actor, ref, sequence, id);
        if (from >= found.file().size()) {
            return new byte[0];
        }
        ByteBuffer into =
                ByteBuffer.allocate((int) Math.min(length, found.file().size() - from));
        try (SeekableByteChannel bytes = blobs.read(SealedBlobs.ref(ref, found.file()), found.author(), found.file())) {
            bytes.position(from);
            while (into.hasRemaining()) {
                if (bytes.read(into) < 0) {
                    throw SealedBlobs.unreadable();
                }
            }
            return into.array();
        } catch (IOException e) {
            throw SealedBlobs.unreadable();
        }
    }

    /** Writes a whole file; the number of bytes. */
    public long download(Actor actor, ConversationRef ref, long sequence, UUID id, OutputStream to) {
        Found found = require(actor, ref, sequence, id);
        try {
            return blobs.copy(
                    SealedBlobs.ref(ref, found.file()),
                    found.author(),
                    found.file(),
                    (bytes, length) -> to.write(bytes, 0, length));
        } catch (IOException e) {
            throw UploadInput.incomplete(
                    "the stream failed with " + e.getClass().getName());
        }
    }

    private Found require(Actor actor, ConversationRef ref, long sequence, UUID id) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.DOWNLOAD);
        if (sequence < readable.first() || sequence > readable.last()) {
            throw Access.refused();
        }
        StoredEntry entry = files.entry(ref, sequence).filter(this::isCurrent).orElseThrow(Access::refused);
        return new Found(files.find(entry, id).orElseThrow(Access::refused), entry.author());
    }

    /** Whether its time, if it has one, is still to come: what expired is not shown, even before it is removed. */
    private boolean isCurrent(StoredEntry entry) {
        return entry.effects().stream()
                .noneMatch(effect -> effect instanceof Effect.Expires expires
                        && !expires.at().isAfter(clock.instant()));
    }

    private record Found(StoredAttachment file, PersonKey author) {}
}
