// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.model.ConversationId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file is, or is to be.
 *
 * @param conversation in which conversation
 * @param kind {@code uploads}, {@code files} or {@code previews}
 * @param sequence of the entry; 0 for an upload
 * @param name the page's name of an upload, else the id of the file
 */
record FilePath(ConversationId conversation, String kind, long sequence, String name) {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern UPLOAD =
            Pattern.compile("v1/conversations/(" + UUID + ")/uploads/([A-Za-z0-9._-]{1,128})");
    private static final Pattern FILE =
            Pattern.compile("v1/conversations/(" + UUID + ")/entries/(\\d{1,15})/(files|previews)/(" + UUID + ")");

    static Optional<FilePath> of(String path) {
        Matcher upload = UPLOAD.matcher(path);
        if (upload.matches()) {
            return Optional.of(new FilePath(ConversationId.parse(upload.group(1)), "uploads", 0, upload.group(2)));
        }
        Matcher file = FILE.matcher(path);
        return file.matches()
                ? Optional.of(new FilePath(
                        ConversationId.parse(file.group(1)),
                        file.group(3),
                        Long.parseLong(file.group(2)),
                        file.group(4)))
                : Optional.empty();
    }

    boolean upload() {
        return kind.equals("uploads");
    }

    boolean preview() {
        return kind.equals("previews");
    }
}
