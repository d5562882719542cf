// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.tools.chatimport.Difference.What;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Downloads the files of a chat and compares them with what the export had. */
final class FileComparison {
    /** Of these, the engine removes what they say of author, place and camera, so their bytes may differ. */
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final ImportedChat imported;
    private final Conversation conversation;
    private final Patience patience;
    private final List<Difference> differences = new ArrayList<>();

    private FileComparison(ImportedChat imported, Conversation conversation, Patience patience) {
        this.imported = imported;
        this.conversation = conversation;
        this.patience = patience;
    }

    static CompletionStage<List<Difference>> of(
            ImportedChat imported, Conversation conversation, Patience patience, Executor executor) {
        FileComparison comparison = new FileComparison(imported, conversation, patience);
        List<Outcome> messages = new Expected(imported)
                .messages().stream()
                        .filter(message ->
                                imported.files().containsKey(message.line().n()))
                        .toList();
        return InOrder.each(
                        messages,
                        message -> InOrder.each(
                                imported.files().getOrDefault(message.line().n(), List.of()),
                                file -> comparison.compare(message, file),
                                executor),
                        executor)
                .thenApply(all -> comparison.differences);
    }

    private CompletionStage<?> compare(Outcome message, StoredFile file) {
        MessageDigest digest = Sha256.digest();
        Attachment attachment = file.attachment();
        return patience.call(() -> {
                    digest.reset();
                    return conversation
                            .attachments()
                            .download(
                                    message.carrier(),
                                    attachment.id(),
                                    new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                })
                .thenAccept(size -> {
                    String found = HexFormat.of().formatHex(digest.digest());
                    boolean same = found.equals(file.sha256())
                            || (PICTURES.contains(attachment.type()) && found.equals(attachment.sha256()));
                    if (!same || size != attachment.size()) {
                        differences.add(new Difference(
                                imported.script().chat().id(),
                                OptionalLong.of(message.line().n()),
                                What.FILE));
                    }
                });
    }
}
