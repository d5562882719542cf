// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MattermostImportTest {
    private static final String VERSION = "{\"type\":\"version\",\"version\":1}";
    private static final String CHANNEL =
            "{\"type\":\"channel\",\"channel\":{\"team\":\"t\",\"name\":\"c\",\"type\":\"O\"}}";

    @TempDir
    Path directory;

    @Test
    void an_export_comes_back_whole_and_not_twice() throws IOException {
        Path zip = directory.resolve("export.zip");
        int posts = Boolean.getBoolean("hausfunk.thorough") ? 20_000 : 300;
        MattermostSample.write(zip, posts, 1);
        String store = directory.resolve("store").toString();
        Console first = Console.run(zip.toString(), "--store", store);
        assertThat(first.err()).doesNotContain("not");
        assertThat(first.last()).contains("reactions", "edits", "pins", "files").endsWith("differences 0");
        assertThat(first.exit()).isZero();
        Console second = Console.run(zip.toString(), "--store", store);
        assertThat(second.last()).isEqualTo(first.last());
        assertThat(second.out().get(0)).endsWith("were there already and were not imported twice");
    }

    @Test
    void an_export_that_is_a_directory_is_read_as_well() throws IOException {
        Path file = MattermostSample.unpacked(directory, 100, 2);
        Console run = Console.run(
                file.toString(), "--store", directory.resolve("store").toString());
        assertThat(run.last()).contains("files").endsWith("differences 0");
        assertThat(run.out().get(0)).endsWith("files are not in the export or are refused, and were left out");
    }

    @Test
    void nothing_outside_of_the_export_is_read() throws IOException {
        Files.writeString(directory.resolve("secret.txt"), "geheim");
        Files.createDirectories(directory.resolve("data"));
        Files.createSymbolicLink(directory.resolve("data/link.txt"), directory.resolve("secret.txt"));
        for (String path :
                List.of("../secret.txt", directory.resolve("secret.txt").toString(), "link.txt")) {
            String post = post("\"attachments\":[{\"path\":\"" + path + "\"}]");
            Console run = run(path.hashCode() + "", VERSION, CHANNEL, post);
            assertThat(run.last())
                    .startsWith("imported 1 messages, 1 joins and leaves in 1")
                    .endsWith("differences 0");
            assertThat(run.out().get(0)).startsWith("1 files are not in the export");
        }
    }

    @Test
    void a_broken_line_is_named_and_nothing_is_written() throws IOException {
        for (String line : List.of(
                "{\"type\":\"post\"}",
                "{}",
                "geheim",
                "{\"type\":\"version\",\"version\":2}",
                post("\"reactions\":[{\"user\":\"a\"}]"),
                post("\"replies\":[{\"user\":\"a\",\"message\":\"geheim\"}]"),
                post("\"attachments\":[{}]"),
                post("\"type\":\"\"").replace("geheim", "\\u0000"))) {
            Console run = run("store", VERSION, CHANNEL, line);
            assertThat(run.exit()).isEqualTo(ChatImport.NOT_UNDERSTOOD);
            assertThat(run.err()).contains("line 3: ").doesNotContain("geheim", "\tat ");
            assertThat(directory.resolve("store")).doesNotExist();
        }
    }

    private Console run(String store, String... lines) throws IOException {
        Path file = Files.writeString(directory.resolve("export.jsonl"), String.join("\n", lines));
        return Console.run(file.toString(), "--store", directory.resolve(store).toString());
    }

    private static String post(String more) {
        return "{\"type\":\"post\",\"post\":{\"team\":\"t\",\"channel\":\"c\",\"user\":\"a\",\"message\":\"geheim\",\"create_at\":1,"
                + more + "}}";
    }
}
