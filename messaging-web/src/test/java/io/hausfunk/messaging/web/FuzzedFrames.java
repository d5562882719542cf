// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Frames of every kind that a page may send, whole or broken in ways that broken and hostile pages break them. */
final class FuzzedFrames {
    private static final List<String> TYPES = List.of(
            "hello pong watch conversations conversation direct group subject rename settings read participants add remove ban unban role leave timeline thread"
                    .split(" ", -1));
    private static final List<String> MORE_TYPES = List.of(
            ("messages history later send typing draft edit retract redact react withdraw pin unpin names search vote close-poll forwarded quiet fly"
                            + " announcements announcement-read acknowledge show-code take-alert resolve-alert answer card-history")
                    .split(" ", -1));
    private static final List<String> FIELDS = List.of(
            ("conversation user people title name text replyTo thread mentions everyone files voice waveform preview limit before after root numbers message reaction"
                            + " reason notifications mutedUntil pinned archived upTo role subject query active ticket since typing cursor announcement version choice option")
                    .split(" ", -1));

    private final Random random;
    private final List<String> conversations;

    FuzzedFrames(Random random, List<String> conversations) {
        this.random = random;
        this.conversations = conversations;
    }

    String next(long id) {
        String frame = frame(id);
        return switch (random.nextInt(12)) {
            case 0 -> frame.substring(0, random.nextInt(frame.length() + 1));
            case 1 -> frame + random.nextInt(10);
            case 2 -> flipped(frame);
            case 3 -> "[".repeat(random.nextInt(70_000));
            case 4 -> random.nextInt(8) == 0 ? "x".repeat(65_530 + random.nextInt(20)) : frame;
            default -> frame;
        };
    }

    private String frame(long id) {
        List<String> fields = new ArrayList<>();
        fields.add("\"t\":\"" + one(random.nextBoolean() ? TYPES : MORE_TYPES) + '"');
        if (random.nextInt(10) > 0) {
            fields.add("\"id\":" + (random.nextInt(20) == 0 ? value(2) : id));
        }
        if (random.nextInt(4) > 0) {
            fields.add("\"conversation\":\"" + one(conversations) + '"');
            fields.add("\"name\":\"n" + random.nextInt(30) + '"');
            fields.add("\"text\":\"t" + random.nextInt(3) + '"');
            fields.add("\"message\":" + random.nextInt(8));
            fields.add("\"user\":\"" + one(List.of("anna", "ben", "carla", "nobody")) + '"');
        }
        for (int more = random.nextInt(6); more > 0; more--) {
            fields.add('"' + one(FIELDS) + "\":" + value(random.nextInt(12) == 0 ? 12 : 2));
        }
        return '{' + String.join(",", fields) + '}';
    }

    private String value(int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 11)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> Integer.toString(random.nextInt(60));
            case 3 ->
                one(List.of(
                        "-1",
                        "1e999999999",
                        "0.5",
                        "999999999999999",
                        "9223372036854775808",
                        "1E400",
                        "-0",
                        "1e-99999"));
            case 4 -> '"' + one(conversations) + '"';
            case 5 -> '"' + hostile() + '"';
            case 6 -> "\"n" + random.nextInt(30) + '"';
            case 7 -> "[\"anna\",\"ben\",\"carla\"]";
            case 8 -> "[1,2,3]";
            case 9 -> "{\"a\":" + value(depth - 1) + '}';
            default -> '[' + value(depth - 1) + ',' + value(depth - 1) + ']';
        };
    }

    private String hostile() {
        return switch (random.nextInt(9)) {
            case 0 -> "<img src=x onerror=alert(1)>";
            case 1 -> "a" + "\u0301".repeat(2_000);
            case 2 -> "\u202Egnp.exe";
            case 3 -> "\\ud800";
            case 4 -> "\\u0000";
            case 5 -> "w".repeat(random.nextInt(20_000));
            case 6 -> "\uD83D\uDC69\u200D\uD83D\uDCBB".repeat(random.nextInt(300));
            case 7 -> "";
            default -> "'; drop table entries; --";
        };
    }

    private String flipped(String frame) {
        StringBuilder changed = new StringBuilder(frame);
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed.setCharAt(
                    random.nextInt(changed.length()), (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
        }
        return changed.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
