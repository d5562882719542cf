// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Draft;
import java.util.List;
import java.util.stream.Collectors;

/** What the engine is given for a line, and what is to come back. */
final class Drafts {
    private static final int LONGEST_NOTE = 4_000;

    private Drafts() {}

    /** What a message says, with those of its files that were taken. */
    static Content content(Place place, ChatLine message, String text, List<StoredFile> taken) {
        if (message.kind() == Kind.NOTICE) {
            return SystemContent.of(text);
        }
        if (!taken.isEmpty()) {
            List<Attachment> attachments =
                    taken.stream().map(StoredFile::attachment).toList();
            FileContent files = FileContent.of(attachments);
            return text.isEmpty() ? files : files.withText(text);
        }
        String words = text.isEmpty() ? names(message) : text;
        return place.markdown() ? TextContent.markdown(words) : TextContent.of(words);
    }

    /** In place of files that are not there. */
    private static String names(ChatLine message) {
        String names = message.files().stream().map(FileOfLine::name).collect(Collectors.joining(", ", "[", "]"));
        return names.length() > LONGEST_NOTE ? "[...]" : names;
    }

    /** The draft of a line under its own name. */
    static Draft named(Place place, ChatLine line, Content content) {
        return Draft.of(content).idempotencyKey(ChatLog.draftName(place.key(), line.n()));
    }
}
