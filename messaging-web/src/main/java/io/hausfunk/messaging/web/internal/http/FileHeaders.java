// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.content.Attachment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** What is said of a file, so that no browser runs anything in it or guesses its type. */
final class FileHeaders {
    /** Shown in the page. Never SVG, HTML or PDF: they can act on the origin of the page. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "audio/wav",
            "audio/ogg",
            "audio/webm",
            "audio/mp4",
            "audio/mpeg",
            "audio/flac",
            "video/mp4",
            "video/webm",
            "video/quicktime");

    private static final String NAME_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";

    private FileHeaders() {}

    static Map<String, String> of(Attachment file, boolean save) {
        Map<String, String> headers = picture(file.type());
        boolean shown = !save && SHOWN.contains(file.type());
        headers.put("Content-Disposition", disposition(shown, file.name().orElse("file")));
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", tag(file));
        return headers;
    }

    /** The headers of what has no name. Kept by this browser alone, and asked for anew each time, since rights may be others by then. */
    static Map<String, String> picture(String type) {
        Map<String, String> headers = Answers.headers("", "private, no-cache");
        headers.put("Content-Type", type);
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    static String tag(Attachment file) {
        return '"' + file.sha256() + '"';
    }

    /** The name in both forms of the header; characters that turn the direction of writing are left out, since they hide an ending. */
    static String disposition(boolean shown, String name) {
        String safe = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "");
        StringBuilder plain = new StringBuilder();
        StringBuilder encoded = new StringBuilder();
        for (byte one : safe.getBytes(StandardCharsets.UTF_8)) {
            boolean allowed = one > 0 && NAME_CHARACTERS.indexOf(one) >= 0;
            plain.append(allowed ? (char) one : '_');
            encoded.append(allowed ? String.valueOf((char) one) : "%%%02X".formatted(one & 0xFF));
        }
        return (shown ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
