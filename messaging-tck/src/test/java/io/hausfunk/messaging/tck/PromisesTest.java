// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.tck.directory.DirectoryContract;
import io.hausfunk.messaging.tck.outbox.OutboxContract;
import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A kit and its contract say the same, and a page in {@code target} shows which check holds which sentence. */
class PromisesTest {
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

    @Nested
    class OfOutboxes extends Promises {
        OfOutboxes() {
            super(
                    new Checks(OutboxContract.class),
                    ContractWords.sentences(Path.of(
                            "..", "messaging-storage-spi", "src/main/java/io/hausfunk/messaging/storage/outbox")),
                    "outbox-contract.md");
        }
    }

    abstract static class Promises {
        private final Checks checks;
        private final Map<String, List<String>> contract;
        private final String page;

        Promises(Checks checks, Map<String, List<String>> contract, String page) {
            this.checks = checks;
            this.contract = contract;
            this.page = page;
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
            String table = table();
            Files.writeString(Path.of("target", page), introduction() + table);

            assertThat(checks.all().keySet())
                    .allSatisfy(check -> assertThat(table).contains("`" + check + "`"));
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

        private String introduction() throws IOException {
            try (InputStream text = PromisesTest.class.getResourceAsStream("/" + page)) {
                return new String(Objects.requireNonNull(text, page).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
