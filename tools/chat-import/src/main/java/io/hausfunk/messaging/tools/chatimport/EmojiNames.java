// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.Map;

/** The characters of the emojis that people react with most. Others, and a company's own, keep their names between colons. */
final class EmojiNames {
    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("+1", "\uD83D\uDC4D"),
            Map.entry("thumbsup", "\uD83D\uDC4D"),
            Map.entry("-1", "\uD83D\uDC4E"),
            Map.entry("thumbsdown", "\uD83D\uDC4E"),
            Map.entry("heart", "\u2764\uFE0F"),
            Map.entry("smile", "\uD83D\uDE04"),
            Map.entry("smiley", "\uD83D\uDE03"),
            Map.entry("grinning", "\uD83D\uDE00"),
            Map.entry("grin", "\uD83D\uDE01"),
            Map.entry("laughing", "\uD83D\uDE06"),
            Map.entry("joy", "\uD83D\uDE02"),
            Map.entry("rofl", "\uD83E\uDD23"),
            Map.entry("slightly_smiling_face", "\uD83D\uDE42"),
            Map.entry("wink", "\uD83D\uDE09"),
            Map.entry("blush", "\uD83D\uDE0A"),
            Map.entry("heart_eyes", "\uD83D\uDE0D"),
            Map.entry("thinking", "\uD83E\uDD14"),
            Map.entry("thinking_face", "\uD83E\uDD14"),
            Map.entry("neutral_face", "\uD83D\uDE10"),
            Map.entry("cry", "\uD83D\uDE22"),
            Map.entry("sob", "\uD83D\uDE2D"),
            Map.entry("scream", "\uD83D\uDE31"),
            Map.entry("rage", "\uD83D\uDE21"),
            Map.entry("open_mouth", "\uD83D\uDE2E"),
            Map.entry("sunglasses", "\uD83D\uDE0E"),
            Map.entry("tada", "\uD83C\uDF89"),
            Map.entry("clap", "\uD83D\uDC4F"),
            Map.entry("pray", "\uD83D\uDE4F"),
            Map.entry("ok_hand", "\uD83D\uDC4C"),
            Map.entry("wave", "\uD83D\uDC4B"),
            Map.entry("muscle", "\uD83D\uDCAA"),
            Map.entry("raised_hands", "\uD83D\uDE4C"),
            Map.entry("point_up", "\u261D\uFE0F"),
            Map.entry("eyes", "\uD83D\uDC40"),
            Map.entry("fire", "\uD83D\uDD25"),
            Map.entry("rocket", "\uD83D\uDE80"),
            Map.entry("100", "\uD83D\uDCAF"),
            Map.entry("white_check_mark", "\u2705"),
            Map.entry("heavy_check_mark", "\u2714\uFE0F"),
            Map.entry("x", "\u274C"),
            Map.entry("warning", "\u26A0\uFE0F"),
            Map.entry("question", "\u2753"),
            Map.entry("exclamation", "\u2757"),
            Map.entry("star", "\u2B50"),
            Map.entry("bulb", "\uD83D\uDCA1"),
            Map.entry("coffee", "\u2615"),
            Map.entry("beer", "\uD83C\uDF7A"),
            Map.entry("cake", "\uD83C\uDF70"),
            Map.entry("bug", "\uD83D\uDC1B"),
            Map.entry("hourglass", "\u231B"));

    private EmojiNames() {}

    static String character(String name) {
        return CHARACTERS.getOrDefault(name, ":" + name + ":");
    }
}
