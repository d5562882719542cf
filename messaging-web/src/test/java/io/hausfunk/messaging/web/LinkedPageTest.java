// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What travels to each page: how much it is, and that it has words for everything in both languages. */
class LinkedPageTest {
    /** As README.md says. */
    private static final int MOST_BYTES = 120_000;

    private static final Pattern WORD = Pattern.compile("(?m)^\\s*(\\w+): '(.*)',$");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+\\}");

    private final LinkedPage page = new LinkedPage();

    @Test
    void a_page_loads_at_most_120_kB_compressed() throws IOException {
        int sum = 0;
        for (String module : page.modules().values()) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(module.getBytes(UTF_8));
            }
            sum += compressed.size();
        }
        assertThat(page.modules()).hasSizeGreaterThan(50);
        assertThat(sum).as("bytes of all modules, each compressed").isBetween(60_000, MOST_BYTES);
    }

    @Test
    void the_chat_does_not_load_the_management_page() {
        assertThat(page.modules().keySet()).noneMatch(path -> path.contains("cockpit"));
        assertThat(new LinkedPage("hausfunk-cockpit.js").modules().keySet())
                .anyMatch(path -> path.endsWith("/cockpit.js"))
                .noneMatch(path -> path.endsWith("/chat.js"));
    }

    @Test
    void the_management_page_has_words_for_every_code_in_both_languages() {
        String words = new LinkedPage("hausfunk-cockpit.js").module("cockpit-words.js");
        Map<String, Integer> found = new TreeMap<>();
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            found.merge(word.group(1), 1, Integer::sum);
        }
        assertThat(found).allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(2));
        assertThat(found.keySet())
                .containsAll(Arrays.stream(ExplanationCode.values())
                        .map(code -> "code_" + code.name())
                        .toList())
                .containsAll(Arrays.stream(Explanation.Part.values())
                        .map(part -> "part_" + part.name())
                        .toList());
    }

    @Test
    void only_what_the_browser_needs_travels() {
        assertThat(page.module("chat.js")).doesNotContain("/**").contains("class Chat");
        assertThat(page.modules().keySet()).noneMatch(path -> path.contains("development"));
    }

    @Test
    void every_error_has_words_in_both_languages() {
        for (String language : new String[] {"words-en.js", "words-de.js"}) {
            assertThat(words(language).keySet())
                    .as("the words of %s", language)
                    .containsAll(Arrays.stream(ErrorCode.values())
                            .map(code -> "error_" + code.name())
                            .toList())
                    .contains("error_DISCONNECTED", "error_REQUEST_INVALID", "error_FAILED");
        }
    }

    @Test
    void both_languages_have_the_same_words_with_the_same_places() {
        Map<String, String> english = words("words-en.js");
        Map<String, String> german = words("words-de.js");
        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(german)
                .allSatisfy((key, text) ->
                        assertThat(places(text)).as(key).isEqualTo(places(english.getOrDefault(key, ""))));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher found = PLACE.matcher(text);
        while (found.find()) {
            places.add(found.group());
        }
        return places;
    }

    private Map<String, String> words(String module) {
        Map<String, String> words = new TreeMap<>();
        Matcher found = WORD.matcher(page.module(module));
        while (found.find()) {
            assertThat(words.put(found.group(1), found.group(2)))
                    .as("%s twice in %s", found.group(1), module)
                    .isNull();
        }
        return words;
    }
}
