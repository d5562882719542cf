// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file with everything odd that real chats hold. */
final class OddChat {
    /** Of {@link #lines()}, which is one conversation. */
    static final int MESSAGES = 11;

    static final int MOVES = 7;

    private OddChat() {}

    /** Some conversations that go on side by side. */
    static Path write(Path directory, int conversations) throws IOException {
        List<String> all = new ArrayList<>();
        for (String line : lines()) {
            for (int i = 0; i < conversations; i++) {
                all.add(line.replace("CHAT", "2004-12-25.odd-" + i));
            }
        }
        return Files.write(directory.resolve("odd.jsonl"), all);
    }

    private static List<String> lines() {
        return List.of(
                said(0, "bob", "Moin, who is here?", ""),
                said(2, "Bob", "not the bob of n 0", ",\"replyTo\":0"),
                moved(3, "joined", "eva"),
                moved(4, "joined", "eva"),
                said(5, "eva", "\\tcolour \\u000304,01red\\u000f and \\u001b[1m", ",\"replyTo\":2"),
                said(
                        6,
                        "[x]`y|",
                        "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \u00e4\u00f6\u00fc \u4f60\u597d",
                        ",\"replyTo\":5"),
                moved(7, "left", "nobody saw me come"),
                said(8, "eva ", "my name ends with a blank", ""),
                said(9, "eva ", " ", ",\"replyTo\":8"),
                moved(10, "left", "eva"),
                said(11, "eva", "back without a word", ",\"replyTo\":3"),
                moved(12, "left", "bob"),
                moved(13, "left", "bob"),
                moved(15, "joined", "bob"),
                said(16, "bob", "the same text twice", ""),
                said(17, "bob", "the same text twice", ",\"replyTo\":16"),
                "{\"conversation\":\"CHAT\",\"n\":18,\"kind\":\"action\",\"time\":\"2004-12-25T09:15:00Z\","
                        + "\"author\":\"importer\",\"text\":\"waves\",\"replyTo\":17}",
                said(19, "Bob", "x".repeat(5000), ""));
    }

    private static String said(int n, String author, String text, String more) {
        return "{\"conversation\":\"CHAT\",\"n\":" + n + ",\"kind\":\"message\",\"time\":\"2004-12-25T09:14:00Z\","
                + "\"author\":\"" + author + "\",\"text\":\"" + text + "\"" + more + "}";
    }

    private static String moved(int n, String kind, String author) {
        return "{\"conversation\":\"CHAT\",\"n\":" + n + ",\"kind\":\"" + kind + "\",\"author\":\"" + author + "\"}";
    }
}
