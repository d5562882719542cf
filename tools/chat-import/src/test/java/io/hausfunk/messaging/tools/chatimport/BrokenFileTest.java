// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFileTest {
    private static final String GOOD = """
            {"conversation":"c","n":3,"kind":"joined","author":"a"}
            {"conversation":"d","n":1,"kind":"message","time":"2004-12-25T09:14:00Z","author":"a","text":"t"}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
        geheim                                                                          | not a JSON object
        {"conversation":"c","n":4,"kind":"joined","author":"geheim"                     | not a JSON object
        ["geheim"]                                                                      | not a JSON object
        null                                                                            | not a JSON object
        ' '                                                                             | not a JSON object
        {"conversation":"c","n":"geheim","kind":"joined","author":"a"}                  | not a JSON object
        {"n":4,"kind":"joined","author":"a"}                                            | conversation is missing
        {"conversation":"c","kind":"joined","author":"a"}                               | n is missing
        {"conversation":"c","n":4,"author":"a"}                                         | kind is missing
        {"conversation":"c","n":4,"kind":"joined"}                                      | author is missing
        {"conversation":"c","n":4,"kind":"message","time":"2004-12-25T09:14:00Z","author":"a"} | text is missing
        {"conversation":"c","n":4,"kind":"message","author":"a","text":"geheim"}        | time is missing
        {"conversation":"c","n":4,"kind":"message","time":"1","author":"a","text":"t"}  | time is no time
        {"conversation":"c","n":4,"kind":"geheim","author":"a"}                         | the kind is none of
        {"conversation":"c","n":3,"kind":"left","author":"a"}                           | n does not ascend
        {"conversation":"c","n":2,"kind":"left","author":"a"}                           | n does not ascend
        {"conversation":"e","n":-1,"kind":"left","author":"a"}                          | n is negative
        {"conversation":"c","n":4,"kind":"joined","author":"a","replyTo":3}             | replyTo or thread, but nothing is said
        {"conversation":"c","n":4,"kind":"action","time":"2004-12-25T09:14:00Z","author":"a","text":"t","replyTo":1} | replyTo names no earlier
        {"conversation":"c","n":4,"kind":"action","time":"2004-12-25T09:14:00Z","author":"a","text":"t","replyTo":4} | replyTo names no earlier
        {"conversation":"c","n":4,"kind":"action","time":"2004-12-25T09:14:00Z","author":"a","text":"t","replyTo":5} | replyTo names no earlier
        {"conversation":"c","n":4,"kind":"message","time":"2004-12-25T09:14:00Z","author":"a","text":""}        | TEXT_MISSING
        {"conversation":"c","n":4,"kind":"message","time":"2004-12-25T09:14:00Z","author":"a","text":"\\u0000"} | TEXT_CONTAINS_NUL
        {"conversation":"c","n":4,"kind":"joined","author":""}                          | IDENTIFIER_INVALID
        {"conversation":"c","n":4,"kind":"joined","author":"chat-import:importer"}      | called as the importer
        {"conversation":"geheim\\n","n":4,"kind":"joined","author":"a"}                 | IDENTIFIER_INVALID
        """)
    void a_broken_line_is_named_and_nothing_is_written(String line, String reason) throws IOException {
        Console run = importing(GOOD + line + "\n");
        assertThat(run.err()).contains("line 3: ", reason);
    }

    @Test
    void what_is_no_text_is_refused() throws IOException {
        byte[] latin = (GOOD + "{\"conversation\":\"c\",\"n\":4,\"kind\":\"joined\",\"author\":\"\u00e4\"}")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(importing(latin).err()).contains("line 3: not UTF-8");
    }

    @Test
    void a_packed_file_that_is_cut_off_is_refused() throws IOException {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75};
        assertThat(importing(packed).err()).contains("line 1: the packed file is damaged or cut off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a --store",
                "a --limit-conversations 0",
                "a --user x",
                "a --postgresql jdbc:h2:x",
                "a --what",
                "/there/is/no/such/file"
            })
    void a_command_line_that_makes_no_sense_is_answered(String line) {
        Console run = Console.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(run.exit()).isEqualTo(ChatImport.NOT_UNDERSTOOD);
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
    }

    private Console importing(String content) throws IOException {
        return importing(content.getBytes(StandardCharsets.UTF_8));
    }

    private Console importing(byte[] content) throws IOException {
        Path store = directory.resolve("store");
        Path file = Files.write(directory.resolve("broken.jsonl"), content);
        Console run = Console.run(file.toString(), "--store", store.toString());
        assertThat(run.exit()).isEqualTo(ChatImport.NOT_UNDERSTOOD);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("geheim", "\tat ");
        assertThat(Files.exists(store)).isFalse();
        return run;
    }
}
