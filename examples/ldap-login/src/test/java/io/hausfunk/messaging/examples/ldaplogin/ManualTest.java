// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.ldaplogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ManualTest {
    private static final Path TREE = Path.of("..", "..");
    private static final Path SOURCE = Path.of("src/test/java/io/hausfunk/messaging/examples/ldaplogin", "Manual.java");

    @Test
    void the_manual_shows_what_compiles() throws IOException {
        assertThat(page("docs/directory.md")).contains(snippet("settings")).contains(snippet("following"));
        assertThat(page("README.md")).contains(snippet("sign-in"));
    }

    private static String page(String name) throws IOException {
        return compact(Files.readString(TREE.resolve(name)));
    }

    private static String snippet(String name) throws IOException {
        String begin = "// begin: " + name;
        String source = Files.readString(SOURCE);
        int start = source.indexOf(begin) + begin.length();
        return compact(source.substring(start, source.indexOf("// end", start)));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "");
    }
}
