// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.attachments.AttachmentReader;
import io.hausfunk.messaging.internal.attachments.AttachmentService;
import io.hausfunk.messaging.internal.attachments.AttachmentUploads;
import io.hausfunk.messaging.internal.attachments.BlobPurge;
import io.hausfunk.messaging.internal.attachments.SealedBlobs;
import io.hausfunk.messaging.internal.attachments.StagedFiles;
import io.hausfunk.messaging.internal.attachments.Transfers;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.writing.PlannedEffects;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The parts for files, of a store that keeps some. */
record AttachmentParts(SealedBlobs blobs, StagedFiles files, BlobPurge purge) {
    /** As a multiple of the time after which changes are looked for. */
    private static final int PURGED_AFTER = 5;

    static @Nullable AttachmentParts of(
            MessagingStorage storage, Keyring keyring, EntrySealer sealer, ContentCodec codec, Clock clock) {
        return storage instanceof HasBlobs has
                ? new AttachmentParts(
                        new SealedBlobs(has.blobs(), keyring.blobs()),
                        new StagedFiles(has.blobs(), keyring.blobs(), storage.entries(), sealer, codec),
                        new BlobPurge(has.blobs(), clock))
                : null;
    }

    /** What entries do, with files if the store keeps them. */
    static PlannedEffects effects(Profiles profiles, @Nullable AttachmentParts parts) {
        return new PlannedEffects(profiles, parts == null ? null : parts.files());
    }

    /** Removes files that belong to nothing any more again and again, if the store keeps files. */
    static void purge(@Nullable AttachmentParts parts, RegularWork regular, Duration every) {
        if (parts != null) {
            regular.every(every.multipliedBy(PURGED_AFTER), "purge of files", parts.purge());
        }
    }

    static AttachmentService service(
            @Nullable AttachmentParts parts,
            Transfers transfers,
            AccessControl accessControl,
            Keyring keyring,
            AttachmentSettings settings,
            Clock clock) {
        return parts == null
                ? new AttachmentService(transfers, null, null)
                : new AttachmentService(
                        transfers,
                        new AttachmentUploads(
                                accessControl, keyring.pseudonyms(), parts.blobs(), parts.files(), settings, clock),
                        new AttachmentReader(accessControl, keyring.pseudonyms(), parts.blobs(), parts.files(), clock));
    }
}
