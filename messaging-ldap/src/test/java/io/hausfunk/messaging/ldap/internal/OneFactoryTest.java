// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SearchSettings filters and DNs come from. */
class OneFactoryTest {
    private static final Pattern MAKES_ONE =
            Pattern.compile("Filter\\.create|new R?DN\\(|Filter\\.valueOf|createSubstringAssertion");

    @Test
    void filters_and_names_are_made_in_one_class_only() throws IOException {
        List<Path> makers;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            makers = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(OneFactoryTest::makesOne)
                    .toList();
        }

        assertThat(makers).extracting(file -> file.getFileName().toString()).containsExactly("Filters.java");
    }

    @Test
    void a_planted_maker_is_seen() {
        assertThat(MAKES_ONE
                        .matcher("var f = Filter.create(\"(uid=\" + name + \")\");")
                        .find())
                .isTrue();
        assertThat(MAKES_ONE.matcher("new DN(\"uid=\" + name)").find()).isTrue();
    }

    private static boolean makesOne(Path file) {
        try {
            return MAKES_ONE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
