// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The kit and the contract say the same, and the page that shows it is true. */
class PromisesTest {
    private static final Path PAGE = Path.of("..", "docs", "storage-contract.md");
    private static final Path PROPOSAL = Path.of("target", "storage-contract.md");
    private static final String BEGIN = "<!-- From here on written by PromisesTest. -->";

    private final Map<String, List<String>> contract = ContractWords.sentences();

    @Test
    void every_check_names_the_words_that_it_holds_a_store_to() {
        assertThat(Checks.all())
                .isNotEmpty()
                .allSatisfy((name, check) ->
                        assertThat(Checks.promises(check)).as(name).isNotEmpty());
    }

    @Test
    void the_words_stand_in_the_contract_letter_for_letter() {
        String all = String.join(
                " ",
                contract.values().stream()
                        .map(sentences -> String.join(" ", sentences))
                        .toList());

        assertThat(Checks.all())
                .allSatisfy((name, check) -> assertThat(Checks.promises(check))
                        .as(name)
                        .allSatisfy(words ->
                                assertThat(all.contains(words)).as(words).isTrue()));
    }

    @Test
    void the_page_shows_which_check_holds_which_sentence() throws IOException {
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : BEGIN;
        String before = page.substring(0, page.indexOf(BEGIN));
        String wanted = before + BEGIN + "\n" + table();
        Files.writeString(PROPOSAL, wanted);

        assertThat(compact(page).equals(compact(wanted)))
                .as("docs/storage-contract.md is old: copy messaging-tck/" + PROPOSAL + " over it")
                .isTrue();
    }

    private String table() {
        StringBuilder page = new StringBuilder();
        contract.forEach((source, sentences) -> {
            page.append("\n## ").append(source.replace(".java", "")).append("\n\n");
            for (String sentence : sentences) {
                page.append("- ").append(readable(sentence)).append('\n');
                Checks.of(sentence)
                        .forEach(check -> page.append("  - `").append(check).append("`\n"));
            }
        });
        return page.toString();
    }

    private static String readable(String sentence) {
        return sentence.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
    }

    /** A formatter may wrap and indent as it likes. */
    private static String compact(String page) {
        return page.replaceAll("[\\s*\\\\-]+", "");
    }
}
