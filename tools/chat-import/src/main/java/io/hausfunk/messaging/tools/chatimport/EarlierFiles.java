// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.HasAttachments;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.TimelineItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the files that an earlier run sent with a message of somebody who has left since, and so uploads nothing any more. */
final class EarlierFiles {
    private EarlierFiles() {}

    /**
     * Reads them from the message.
     *
     * @param conversation as its owner sees it
     */
    static CompletionStage<List<StoredFile>> of(
            Conversation conversation, long sequence, List<FileOfLine> files, Patience patience) {
        return patience.call(() -> conversation.timeline().messages(List.of(sequence)))
                .thenCompose(items -> {
                    try {
                        return CompletableFuture.completedStage(match(items, files));
                    } catch (IOException e) {
                        return CompletableFuture.failedStage(e);
                    }
                });
    }

    /** Both are in the same order, and some files are not there. */
    private static List<StoredFile> match(List<TimelineItem> items, List<FileOfLine> files) throws IOException {
        List<StoredFile> stored = new ArrayList<>();
        int next = 0;
        for (TimelineItem item : items) {
            if (item.content() instanceof HasAttachments content) {
                for (Attachment attachment : content.attachments()) {
                    while (next < files.size()
                            && !attachment
                                    .name()
                                    .equals(Optional.of(files.get(next).name()))) {
                        next++;
                    }
                    if (next < files.size()) {
                        stored.add(new StoredFile(attachment, sha256(files.get(next++))));
                    }
                }
            }
        }
        return stored;
    }

    private static String sha256(FileOfLine file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(file.source().open(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
