// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits, reactions and threads in the tool's own lines. */
class AnnexLinesTest {
    private static final String CHAT = """
            {"conversation":"c","n":1,"kind":"message","time":"2004-12-25T09:14:00Z","author":"ben","text":"Moin"}
            {"conversation":"c","n":2,"kind":"message","time":"2004-12-25T09:15:00Z","author":"anna","text":"Ja","thread":1}
            {"conversation":"c","n":3,"kind":"reacted","author":"eva","about":1,"reaction":"\uD83D\uDC4D"}
            {"conversation":"c","n":4,"kind":"reacted","author":"ben","about":2,"reaction":":own:"}
            {"conversation":"c","n":5,"kind":"edited","time":"2004-12-25T09:16:00Z","author":"ben","about":1,"text":"Moin, moin"}
            {"conversation":"c","n":6,"kind":"message","time":"2004-12-25T09:17:00Z","author":"ben","text":"Und?","replyTo":2,"thread":1}
            {"conversation":"c","n":7,"kind":"edited","time":"2004-12-25T09:18:00Z","author":"ben","about":6,"text":"Und nun?"}
            {"conversation":"c","n":8,"kind":"edited","time":"2004-12-25T09:19:00Z","author":"ben","about":6,"text":"Und jetzt?"}
            {"conversation":"c","n":9,"kind":"left","author":"eva"}
            """;

    @TempDir
    Path directory;

    @Test
    void edits_reactions_and_threads_come_back_and_not_twice() throws IOException {
        for (int run = 0; run < 2; run++) {
            assertThat(importing(CHAT).last())
                    .isEqualTo(
                            "imported 3 messages, 1 joins and leaves, 2 reactions, 3 edits in 1 conversations; read back 3; differences 0");
        }
    }

    @Test
    void an_import_that_was_cut_off_between_them_goes_on() throws IOException {
        for (int lines = 1; lines <= 9; lines++) {
            String part = String.join("\n", CHAT.lines().toList().subList(0, lines));
            assertThat(importing(part).last()).endsWith("differences 0");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
        "kind":"reacted","author":"a","about":1                                                             | reaction is missing
        "kind":"reacted","author":"a","reaction":"x"                                                        | about is missing
        "kind":"reacted","author":"a","about":3,"reaction":"x"                                              | about names no earlier message
        "kind":"reacted","author":"eva","about":1,"reaction":"\uD83D\uDC4D"                                 | the same reaction of the same person
        "kind":"reacted","author":"a","about":1,"reaction":"\\n"                                            | its reaction
        "kind":"edited","time":"2004-12-25T09:16:00Z","author":"a","about":1,"text":"t"                     | edited by somebody else
        "kind":"edited","time":"2004-12-25T09:16:00Z","author":"ben","about":1                              | text is missing
        "kind":"message","time":"2004-12-25T09:16:00Z","author":"ben","text":"t","thread":2                 | stands in a thread itself
        "kind":"message","time":"2004-12-25T09:16:00Z","author":"ben","text":"t","thread":77                | thread names no earlier message
        """)
    void what_makes_no_sense_is_named(String fields, String reason) throws IOException {
        Console run = importing(CHAT + "{\"conversation\":\"c\",\"n\":10," + fields + "}\n");
        assertThat(run.exit()).isEqualTo(ChatImport.NOT_UNDERSTOOD);
        assertThat(run.err()).contains("line 10: ", reason);
    }

    private Console importing(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("chat.jsonl"), content);
        return Console.run(
                file.toString(), "--store", directory.resolve("store").toString());
    }
}
