// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.tck.directory.DirectoryContract;
import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A kit and its contract say the same, and the page that shows it is true. */
class PromisesTest {
    private static final String BEGIN = "<!-- From here on written by PromisesTest. -->";

    @Nested
    class OfStores extends Promises {
        OfStores() {
            super(
                    new Checks(MessagingStorageContract.class),
                    ContractWords.sentences(
                            Path.of("..", "messaging-storage-spi", "src/main/java/io/hausfunk/messaging/storage")),
                    "storage-contract.md");
        }
    }

    @Nested
    class OfDirectories extends Promises {
        OfDirectories() {
            super(
                    new Checks(DirectoryContract.class),
                    ContractWords.sentences(
                            Path.of("..", "messaging-directory-spi", "src/main/java/io/hausfunk/messaging/directory")),
                    "directory-contract.md");
        }
    }

    abstract static class Promises {
        private final Checks checks;
        private final Map<String, List<String>> contract;
        private final Path page;
        private final Path proposal;

        Promises(Checks checks, Map<String, List<String>> contract, String page) {
            this.checks = checks;
            this.contract = contract;
            this.page = Path.of("..", "docs", page);
            this.proposal = Path.of("target", page);
        }

        @Test
        void every_check_names_the_words_that_it_holds_somebody_to() {
            assertThat(checks.all())
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

            assertThat(checks.all())
                    .allSatisfy((name, check) -> assertThat(Checks.promises(check))
                            .as(name)
                            .allSatisfy(words ->
                                    assertThat(all.contains(words)).as(words).isTrue()));
        }

        @Test
        void the_page_shows_which_check_holds_which_sentence() throws IOException {
            String now = Files.exists(page) ? Files.readString(page) : BEGIN;
            String before = now.substring(0, now.indexOf(BEGIN));
            String wanted = before + BEGIN + "\n" + table();
            Files.writeString(proposal, wanted);

            assertThat(compact(now).equals(compact(wanted)))
                    .as(page + " is old: copy messaging-tck/" + proposal + " over it")
                    .isTrue();
        }

        private String table() {
            StringBuilder table = new StringBuilder();
            contract.forEach((source, sentences) -> {
                table.append("\n## ").append(source.replace(".java", "")).append("\n\n");
                for (String sentence : sentences) {
                    table.append("- ").append(readable(sentence)).append('\n');
                    checks.of(sentence)
                            .forEach(
                                    check -> table.append("  - `").append(check).append("`\n"));
                }
            });
            return table.toString();
        }

        private static String readable(String sentence) {
            return sentence.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
        }

        /** A formatter may wrap and indent as it likes. */
        private static String compact(String text) {
            return text.replaceAll("[\\s*\\\\-]+", "");
        }
    }
}
