// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.crypto.BlobSealer;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Files between upload and entry: what they are is sealed beside them until an entry says it. Blocks. */
public final class StagedFiles {
    private final BlobStore blobs;
    private final BlobSealer headers;
    private final EntryStore entries;
    private final EntrySealer sealer;
    private final ContentCodec codec;

    /** Reads from these stores. */
    public StagedFiles(
            BlobStore blobs, BlobSealer headers, EntryStore entries, EntrySealer sealer, ContentCodec codec) {
        this.blobs = blobs;
        this.headers = headers;
        this.entries = entries;
        this.sealer = sealer;
        this.codec = codec;
    }

    SealedBytes seal(Actor actor, BlobRef blob, StoredAttachment file) {
        return headers.sealHeader(blob, actor.person(), codec.encode(file));
    }

    /** What a blob is that this person uploaded; empty if its entry is gone. */
    Optional<StoredAttachment> find(Actor actor, StoredBlob blob) {
        if (blob.header().isPresent()) {
            return Optional.of(codec.decodeAttachment(
                    headers.openHeader(blob.ref(), actor.person(), blob.header().get())));
        }
        return entry(blob.ref().conversation(), blob.entry())
                .flatMap(entry -> find(entry, blob.ref().blob().value()));
    }

    Optional<StoredEntry> entry(ConversationRef ref, long sequence) {
        return entries.read(List.of(new EntryRange(ref, sequence - 1, sequence)), 1).stream()
                .findFirst();
    }

    /** A file of an entry. */
    Optional<StoredAttachment> find(StoredEntry entry, UUID id) {
        if (entry.emptied()) {
            return Optional.empty();
        }
        Content said = codec.decode(sealer.open(entry), entry.at()).content();
        Content content = said instanceof MessageEdited edit ? edit.content() : said;
        return content instanceof HasAttachments has
                ? has.attachments().stream()
                        .filter(file -> file.id().equals(id))
                        .map(StoredAttachment.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The effects of an entry that carries files. Refuses what another person uploaded, or what is not as it was uploaded; whether a file is
     * still there, and free, the store decides in its commit.
     *
     * @param effects what else the entry does: an edit takes over the files of earlier versions of its message
     */
    public List<Effect> attach(Actor actor, ConversationRef ref, List<StoredAttachment> files, List<Effect> effects) {
        List<Effect> attaching = new ArrayList<>();
        for (StoredAttachment file : files) {
            Optional<StoredBlob> blob = blobs.find(SealedBlobs.ref(ref, file));
            long from = 0;
            if (blob.flatMap(StoredBlob::header).isPresent() && !isAs(actor, blob.get(), file)) {
                throw missing();
            } else if (blob.isPresent() && isVersion(ref, blob.get().entry(), effects)) {
                from = blob.get().entry();
            }
            attaching.add(new Effect.Attaches(SealedBlobs.ref(ref, file).blob(), from));
        }
        return attaching;
    }

    /** Whether the entry of this number is a version of the message that some effects edit. */
    private boolean isVersion(ConversationRef ref, long sequence, List<Effect> effects) {
        OptionalLong edited = edited(effects);
        return sequence > 0
                && edited.isPresent()
                && (edited.getAsLong() == sequence
                        || entry(ref, sequence)
                                .filter(version -> edited(version.effects()).equals(edited))
                                .isPresent());
    }

    private static OptionalLong edited(List<Effect> effects) {
        return effects.stream()
                .filter(effect ->
                        effect instanceof Effect.About about && about.relation().equals(Relations.EDITS))
                .mapToLong(effect -> ((Effect.About) effect).target())
                .findFirst();
    }

    private boolean isAs(Actor actor, StoredBlob blob, StoredAttachment file) {
        try {
            return find(actor, blob).filter(file::equals).isPresent();
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return false;
            }
            throw e;
        }
    }

    /** The refusal of a file that cannot be attached. */
    public static InvalidInputException missing() {
        return new InvalidInputException(
                ErrorCode.ATTACHMENT_MISSING, "a file that was not uploaded here by this person, is gone, or was sent");
    }
}
