// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The type of a file by its first bytes. */
public final class MediaTypes {
    /** How many bytes to look at. */
    public static final int HEAD = 4096;

    /** What no sign was found of. */
    public static final String UNKNOWN = "application/octet-stream";

    /** What a computer would run. */
    public static final String PROGRAM = "application/x-executable";

    /** Words with which something begins that a browser would run, wherever it begins after blanks. */
    private static final List<String> MARKUP =
            List.of("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<table", "<!--");

    private static final List<Sign> SIGNS = List.of(
            new Sign("image/jpeg", 0, "FFD8FF"),
            new Sign("image/png", 0, "89504E470D0A1A0A"),
            new Sign("image/gif", 0, "474946383761"),
            new Sign("image/gif", 0, "474946383961"),
            new Sign("image/bmp", 0, "424D"),
            new Sign("image/tiff", 0, "49492A00"),
            new Sign("image/tiff", 0, "4D4D002A"),
            new Sign("audio/flac", 0, "664C6143"),
            new Sign("audio/mpeg", 0, "494433"),
            new Sign("application/pdf", 0, "255044462D"),
            new Sign("application/gzip", 0, "1F8B"),
            new Sign("application/x-7z-compressed", 0, "377ABCAF271C"),
            new Sign("application/vnd.rar", 0, "526172211A07"),
            new Sign("application/x-ole-storage", 0, "D0CF11E0A1B11AE1"),
            new Sign(PROGRAM, 0, "4D5A"),
            new Sign(PROGRAM, 0, "7F454C46"),
            new Sign(PROGRAM, 0, "2321"),
            new Sign(PROGRAM, 0, "CAFEBABE"),
            new Sign(PROGRAM, 0, "CFFAEDFE"),
            new Sign(PROGRAM, 0, "CEFAEDFE"),
            new Sign(PROGRAM, 0, "0061736D"));

    private MediaTypes() {}

    /**
     * The type.
     *
     * @param head the first {@link #HEAD} bytes, or all if there are fewer
     */
    public static String of(byte[] head) {
        if (at(head, 0, "RIFF")) {
            return at(head, 8, "WEBP") ? "image/webp" : at(head, 8, "WAVE") ? "audio/wav" : UNKNOWN;
        } else if (at(head, 4, "ftyp")) {
            return brand(head);
        } else if (at(head, 0, "\u001aE\u00df\u00a3")) {
            return matroska(head);
        } else if (at(head, 0, "OggS")) {
            return contains(head, "OpusHead") || contains(head, "\u0001vorbis") || contains(head, "Speex   ")
                    ? "audio/ogg"
                    : UNKNOWN;
        } else if (at(head, 0, "PK\u0003\u0004")) {
            return archive(head);
        }
        for (Sign sign : SIGNS) {
            if (sign.matches(head)) {
                return sign.type();
            }
        }
        // A frame of MPEG audio: layer 1 to 3, no bit rate or sampling rate that does not exist.
        if (head.length > 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE6) > 0xE0 && (head[2] & 0xF0) != 0xF0) {
            return (head[1] & 0x06) != 0 && (head[2] & 0x0C) != 0x0C ? "audio/mpeg" : UNKNOWN;
        }
        return isText(head) ? text(head) : UNKNOWN;
    }

    private static String brand(byte[] head) {
        String major = new String(head, 8, Math.min(4, Math.max(0, head.length - 8)), ISO_8859_1);
        return switch (major) {
            case "avif", "avis" -> "image/avif";
            case "heic", "heix", "hevc", "mif1", "msf1" -> "image/heic";
            case "qt  " -> "video/quicktime";
            case "M4A ", "M4B " -> "audio/mp4";
            // Whether there is a picture stands in the tracks, which a later look finds.
            default -> "video/mp4";
        };
    }

    private static String matroska(byte[] head) {
        return contains(head, "webm") ? contains(head, "V_") ? "video/webm" : "audio/webm" : "video/x-matroska";
    }

    private static String archive(byte[] head) {
        if (at(head, 30, "mimetypeapplication/vnd.oasis.opendocument.")) {
            for (String kind : List.of("text", "spreadsheet", "presentation")) {
                String type = "application/vnd.oasis.opendocument." + kind;
                if (at(head, 38, type + "P")) {
                    return type;
                }
            }
        } else if (contains(head, "[Content_Types].xml") || contains(head, "_rels/.rels")) {
            String office = "application/vnd.openxmlformats-officedocument.";
            if (contains(head, "word/")) {
                return office + "wordprocessingml.document";
            } else if (contains(head, "xl/")) {
                return office + "spreadsheetml.sheet";
            } else if (contains(head, "ppt/")) {
                return office + "presentationml.presentation";
            }
        } else if (contains(head, "META-INF/MANIFEST.MF")) {
            return "application/java-archive";
        }
        return "application/zip";
    }

    private static String text(byte[] head) {
        String start = new String(head, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return "image/svg+xml";
        } else if (MARKUP.stream().anyMatch(start::startsWith)
                || start.contains("<html")
                || start.contains("<script")) {
            return "text/html";
        }
        return start.startsWith("<?xml") ? "application/xml" : "text/plain";
    }

    /** Whether it is UTF-8 without control characters other than line ends, tabs and form feeds. */
    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if ((b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') || b == 0x7F) {
                return false;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        // The last letter may be cut off: not the end of the input.
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), head.length < HEAD)
                .isError();
    }

    private static boolean at(byte[] bytes, int offset, String sign) {
        byte[] wanted = sign.getBytes(ISO_8859_1);
        return bytes.length >= offset + wanted.length
                && Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean contains(byte[] bytes, String sign) {
        return new String(bytes, ISO_8859_1).contains(sign);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sign(String type, int offset, byte[] bytes) {
        Sign(String type, int offset, String hex) {
            this(type, offset, HexFormat.of().parseHex(hex));
        }

        boolean matches(byte[] head) {
            return head.length >= offset + bytes.length
                    && Arrays.equals(head, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }
}
