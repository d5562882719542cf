// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the ending of a file's name promises. */
public final class FileNames {
    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> SOUND_OR_FILM = Set.of("audio/mp4", "video/mp4", "video/quicktime");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";

    /** An office document whose parts stand in another order looks like any archive. */
    private static final Map<String, Set<String>> PROMISES = Map.ofEntries(
            Map.entry("jpg", Set.of("image/jpeg")),
            Map.entry("jpeg", Set.of("image/jpeg")),
            Map.entry("png", Set.of("image/png")),
            Map.entry("gif", Set.of("image/gif")),
            Map.entry("webp", Set.of("image/webp")),
            Map.entry("avif", Set.of("image/avif")),
            Map.entry("heic", Set.of("image/heic")),
            Map.entry("svg", Set.of("image/svg+xml")),
            Map.entry("wav", Set.of("audio/wav")),
            Map.entry("ogg", Set.of("audio/ogg")),
            Map.entry("opus", Set.of("audio/ogg")),
            Map.entry("mp3", Set.of("audio/mpeg")),
            Map.entry("flac", Set.of("audio/flac")),
            Map.entry("webm", Set.of("audio/webm", "video/webm")),
            Map.entry("m4a", SOUND_OR_FILM),
            Map.entry("mp4", SOUND_OR_FILM),
            Map.entry("mov", SOUND_OR_FILM),
            Map.entry("pdf", Set.of("application/pdf")),
            Map.entry("zip", Set.of("application/zip")),
            Map.entry("docx", Set.of(OFFICE + "wordprocessingml.document", "application/zip")),
            Map.entry("xlsx", Set.of(OFFICE + "spreadsheetml.sheet", "application/zip")),
            Map.entry("pptx", Set.of(OFFICE + "presentationml.presentation", "application/zip")),
            Map.entry("odt", Set.of(OPEN + "text")),
            Map.entry("ods", Set.of(OPEN + "spreadsheet")),
            Map.entry("odp", Set.of(OPEN + "presentation")),
            Map.entry("txt", Set.of("text/plain")),
            Map.entry("csv", Set.of("text/plain")),
            Map.entry("html", Set.of("text/html")),
            Map.entry("htm", Set.of("text/html")),
            Map.entry("exe", Set.of(MediaTypes.PROGRAM)),
            Map.entry("dll", Set.of(MediaTypes.PROGRAM)),
            Map.entry("scr", Set.of(MediaTypes.PROGRAM)),
            Map.entry("com", Set.of(MediaTypes.PROGRAM)),
            Map.entry("jar", Set.of("application/java-archive")),
            // Whoever opens them runs them, and their bytes look like any text.
            Map.entry("bat", NOTHING),
            Map.entry("cmd", NOTHING),
            Map.entry("ps1", NOTHING),
            Map.entry("vbs", NOTHING),
            Map.entry("js", NOTHING),
            Map.entry("hta", NOTHING),
            Map.entry("lnk", NOTHING),
            Map.entry("url", NOTHING),
            Map.entry("reg", NOTHING));

    private FileNames() {}

    /** Whether a name does not promise another type than this; most endings promise nothing. */
    public static boolean fits(String name, String type) {
        String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
        Set<String> promised = PROMISES.get(ending);
        return promised == null || promised.contains(type);
    }
}
