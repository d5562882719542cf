// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.attachments;

import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.StoredAttachment;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes files in: each is sealed as it comes, and is complete only once all of it was looked at. Blocks. */
public final class AttachmentUploads {
    private static final Duration STAGED = Duration.ofDays(1);

    private final AccessControl accessControl;
    private final Pseudonyms pseudonyms;
    private final SealedBlobs blobs;
    private final StagedFiles staged;
    private final AttachmentSettings settings;
    private final Clock clock;

    /** Takes in what these settings allow. */
    public AttachmentUploads(
            AccessControl accessControl,
            Pseudonyms pseudonyms,
            SealedBlobs blobs,
            StagedFiles staged,
            AttachmentSettings settings,
            Clock clock) {
        this.accessControl = accessControl;
        this.pseudonyms = pseudonyms;
        this.blobs = blobs;
        this.staged = staged;
        this.settings = settings;
        this.clock = clock;
    }

    /** Uploads a file. */
    public StoredAttachment upload(Actor actor, ConversationRef ref, NewAttachment file, InputStream bytes) {
        Admission admission = accessControl.admit(actor, ref, Operation.ATTACH, 0);
        // Who took part and may not upload any more still learns what became of what they uploaded before.
        if (admission.participant() == null) {
            admission.verdict().require();
        }
        UploadInput input = new UploadInput(bytes, settings.maxBytes(), file.length());
        BlobName name =
                pseudonyms.blob(ref, actor.person(), file.idempotencyKey().value());
        Optional<StoredAttachment> earlier = blobs.store().find(ref, name).flatMap(blob -> staged.find(actor, blob));
        if (earlier.isEmpty()) {
            admission.verdict().require();
        }
        try {
            CheckedFile checked = CheckedFile.of(file, input, settings);
            if (earlier.isPresent()) {
                return same(earlier.get(), checked.skim());
            }
            return takeIn(actor, new BlobRef(ref, new BlobId(UUID.randomUUID())), name, checked);
        } catch (IOException e) {
            throw damaged();
        }
    }

    private StoredAttachment takeIn(Actor actor, BlobRef blob, BlobName name, CheckedFile file) throws IOException {
        blobs.store().begin(blob, expiry());
        boolean kept = false;
        try {
            byte[] key = blobs.sealer().newKey(blob, actor.person());
            StoredAttachment attachment = file.write(blob.blob(), key, blobs.write(blob, actor.person(), key));
            attachment = MediaLook.at(attachment, blobs.read(blob, actor.person(), attachment));
            CheckedFile.requireAllowed(attachment.type(), settings);
            if (settings.scanner().isPresent()) {
                Scan.require(
                        settings.scanner().get(),
                        actor,
                        attachment,
                        () -> blobs.read(blob, actor.person(), key, file.size()));
            }
            StoredBlob holder = blobs.store()
                    .complete(blob, name, staged.seal(actor, blob, attachment), expiry())
                    .orElseThrow(() -> UploadInput.incomplete("the upload took too long"));
            kept = holder.ref().equals(blob);
            return kept
                    ? attachment
                    : same(staged.find(actor, holder).orElseThrow(AttachmentUploads::conflict), attachment.sha256());
        } finally {
            if (!kept) {
                remove(blob);
            }
        }
    }

    private void remove(BlobRef blob) {
        try {
            blobs.store().delete(blob);
        } catch (RuntimeException e) {
            // It expires.
        }
    }

    private Instant expiry() {
        return clock.instant().plus(STAGED);
    }

    private static StoredAttachment same(StoredAttachment earlier, String sha256) {
        if (!earlier.sha256().equals(sha256)) {
            throw conflict();
        }
        return earlier;
    }

    private static ConflictException conflict() {
        return new ConflictException(ErrorCode.IDEMPOTENCY_CONFLICT, "the upload name is taken by other bytes");
    }

    static InvalidInputException damaged() {
        return new InvalidInputException(ErrorCode.ATTACHMENT_DAMAGED, "the file does not have the form of its type");
    }
}
