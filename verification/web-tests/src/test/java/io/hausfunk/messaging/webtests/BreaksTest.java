// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.webtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BreaksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SEEDS = Boolean.getBoolean("hausfunk.thorough") ? 200 : 2;
    private static final int STEPS = 14;

    private static Chromium chromium;
    private Office office;
    private ShakyProxy proxy;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        office = new Office(chromium.browser());
        proxy = new ShakyProxy(URI.create(office.portal().address()).getPort());
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        office.close();
    }

    @Test
    void behind_a_proxy_that_refuses_web_sockets_people_talk_all_the_same() {
        proxy.refuseUpgrades(true);
        BrowserUser anna = office.signIn("anna", proxy.address());
        anna.expectTrouble();
        BrowserUser ben = office.signIn("ben");
        anna.begin("ben", "Ben Cordes");
        anna.write("one");
        ben.open("Anna Behrens");
        ben.write("two");
        assertThat(anna.messages()).hasCount(2);
        proxy.cut();
        ben.write("three");
        anna.write("four");
        assertThat(anna.messages()).hasCount(4);
        assertThat(ben.messages()).hasCount(4);
        assertThat(anna.texts()).isEqualTo(ben.texts()).doesNotHaveDuplicates();
        assertThat(proxy.refused()).isGreaterThanOrEqualTo(2);
    }

    @TestFactory
    Stream<DynamicTest> whatever_breaks_nothing_is_lost_doubled_or_out_of_order() {
        long first = Long.getLong("hausfunk.seed", 1);
        return LongStream.range(first, first + SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(new Random(seed), seed)));
    }

    private void run(Random random, long seed) {
        BrowserUser anna = office.signIn("anna", proxy.address());
        BrowserUser ben = office.signIn("ben", proxy.address());
        anna.expectTrouble();
        ben.expectTrouble();
        String title = "Script " + seed;
        anna.beginGroup(title, List.of("Ben Cordes", "Elif Fuchs"));
        ben.open(title);
        List<String> ofAnna = new ArrayList<>();
        List<String> ofBen = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(7)) {
                case 0 -> proxy.cut();
                case 1 -> proxy.down(true);
                case 2 -> proxy.down(false);
                case 3 -> anna.offline(random.nextBoolean());
                case 4 -> write(ben, "ben " + seed + "." + step, ofBen);
                default -> write(anna, "anna " + seed + "." + step, ofAnna);
            }
        }
        proxy.down(false);
        anna.offline(false);
        int count = ofAnna.size() + ofBen.size();
        assertThat(anna.messages()).hasCount(count);
        assertThat(ben.messages()).hasCount(count);
        assertThat(anna.page().getByText("waiting")).not().isAttached();
        assertThat(ben.page().getByText("waiting")).not().isAttached();
        List<String> stored = stored(title);
        assertThat(stored).filteredOn(text -> text.startsWith("anna")).isEqualTo(ofAnna);
        assertThat(stored).filteredOn(text -> text.startsWith("ben")).isEqualTo(ofBen);
        assertThat(anna.texts()).isEqualTo(stored);
        assertThat(ben.texts()).isEqualTo(stored);
        anna.close();
        ben.close();
    }

    private static void write(BrowserUser person, String text, List<String> written) {
        person.write(text);
        written.add(text);
    }

    /** What the store holds, in its order. */
    private List<String> stored(String title) {
        try (Session session = Await.within(
                PATIENCE, office.portal().messaging().openSession(new TenantId("hausfunk-gmbh"), UserId.of("anna")))) {
            Conversation conversation = Await.within(
                    PATIENCE,
                    session.conversations()
                            .list(Optional.empty(), 50)
                            .thenCompose(page -> session.conversations()
                                    .open(page.conversations().stream()
                                            .filter(info -> info.title()
                                                    .filter(title::equals)
                                                    .isPresent())
                                            .findFirst()
                                            .orElseThrow()
                                            .id())));
            return Await.within(PATIENCE, conversation.readAfter(0, 100)).entries().stream()
                    .flatMap(entry ->
                            entry.content() instanceof TextContent text ? Stream.of(text.text()) : Stream.empty())
                    .toList();
        }
    }
}
