// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Two people write and change messages while their connection is cut, the network is gone for a minute, the server is killed and comes back, the
 * laptop sleeps and pages are loaded anew. In the end both pages show what the store holds. {@code -Dhausfunk.seed} begins elsewhere, {@code -Dhausfunk.seeds} runs others than the usual
 * number.
 */
class RandomScriptsTest {
    private static final int SEEDS =
            Integer.getInteger("hausfunk.seeds", Boolean.getBoolean("hausfunk.thorough") ? 200 : 2);

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(90_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> whatever_breaks_nothing_is_lost_doubled_or_out_of_order() {
        long first = Long.getLong("hausfunk.seed", 1);
        return LongStream.range(first, first + SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
    }

    private static void run(long seed) throws Exception {
        try (Office office = new Office(chromium.browser());
                RandomScript script = new RandomScript(office, new Random(seed), "Script " + seed)) {
            script.run();
            script.calm();
            List<String> stored = Stored.texts(office.portal().messaging(), script.title());
            for (ScriptedPerson person : script.people()) {
                assertThat(stored)
                        .as("what %s wrote, once and in this order", person.name())
                        .filteredOn(text -> text.startsWith(person.name()))
                        .map(text -> text.replace("!", ""))
                        .isEqualTo(person.written());
            }
            for (ScriptedPerson person : script.people()) {
                assertThat(person.user().log().locator("article .text:not(.quiet)"))
                        .hasCount(stored.size());
                assertThat(person.user().texts())
                        .as("the page of %s", person.name())
                        .isEqualTo(stored);
                assertThat(person.folded())
                        .as("what %s heard, beside what a new page reads", person.name())
                        .isEqualTo(person.read());
            }
        }
    }
}
