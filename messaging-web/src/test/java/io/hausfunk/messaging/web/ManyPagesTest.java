// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.internal.Gateway;
import io.hausfunk.messaging.web.internal.GatewaySettings;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crowds of pages, and pages of people who may no longer be there. */
class ManyPagesTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");
    private static final TenantId TENANT = new TenantId("acme");
    private static final int OF_ONE = 20;

    private final AtomicLong time = new AtomicLong();
    private final GatewaySettings settings = GatewaySettings.DEFAULT.withNanoTime(time::get);
    private final Messaging messaging = Messaging.builder()
            .storage(MemoryStorage.create())
            .keys(FreshMasterKeys.fresh())
            .start();
    private Gateway gateway = Gateway.start(messaging, settings);

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private static Visitor visitor(String user) {
        return Visitor.of(TENANT, UserId.of(user), "session of " + user);
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "person" + i).toList();
    }

    private static String group(TestPage annas, List<String> people) {
        JsonArrayBuilder others = Json.createArrayBuilder();
        people.forEach(others::add);
        return annas.ask(
                        "group",
                        Json.createObjectBuilder()
                                .add("title", "All")
                                .add("name", "all")
                                .add("people", others))
                .getString("conversation");
    }

    private static JsonObjectBuilder message(String conversation, int number) {
        return Json.createObjectBuilder()
                .add("conversation", conversation)
                .add("name", "n" + number)
                .add("text", "text " + number);
    }

    @Test
    void pages_that_never_read_hold_one_frame_each_and_are_cut_off() {
        List<String> people = people(THOROUGH ? 499 : 15);
        TestPage annas = TestPage.greeted(gateway, visitor("anna"));
        String all = group(annas, people.subList(0, 15));
        List<TestPage> deaf = new ArrayList<>();
        for (String person : people) {
            for (int i = 0; i < OF_ONE; i++) {
                TestPage page = TestPage.greeted(gateway, visitor(person));
                page.stopReading();
                deaf.add(page);
            }
        }
        for (int i = 0; i < 50; i++) {
            assertThat(annas.ask("send", message(all, i)).getString("t")).isEqualTo("ok");
        }
        assertThat(deaf).allMatch(page -> page.waiting() <= 3);
        pass(80);
        pass(10);
        assertThat(deaf).noneMatch(TestPage::open);
        assertThat(gateway.pages()).isLessThanOrEqualTo(1);
    }

    @Test
    void after_a_restart_pages_come_back_one_after_the_other_and_miss_nothing() {
        List<String> people = people(THOROUGH ? 25 : 5);
        TestPage annas = TestPage.greeted(gateway, visitor("anna"));
        String all = group(annas, people);
        List<Visitor> visitors = people.stream()
                .flatMap(person -> IntStream.range(0, OF_ONE).mapToObj(i -> visitor(person)))
                .toList();
        List<TestPage> before = new ArrayList<>();
        List<String> cursors = new ArrayList<>();
        for (Visitor visitor : visitors) {
            TestPage page = TestPage.connect(gateway, visitor);
            page.hello(TestPage.ticket(gateway, visitor), null);
            cursors.add(page.next("welcome").getString("cursor"));
            before.add(page);
        }
        gateway.close();
        int[] inSecond = new int[31];
        for (TestPage page : before) {
            JsonObject bye = page.next("bye");
            assertThat(bye.getBoolean("again")).isTrue();
            inSecond[bye.getInt("after") / 1_000]++;
        }
        int seconds = (visitors.size() * 30 + 999) / 1_000;
        assertThat(IntStream.of(inSecond).max().orElseThrow())
                .as("in one second of %d", seconds)
                .isLessThan(visitors.size() * 2 / seconds + 20);
        gateway = Gateway.start(messaging, settings);
        TestPage anna = TestPage.greeted(gateway, visitor("anna"));
        List<TestPage> after = new ArrayList<>();
        for (int i = 0; i < visitors.size(); i++) {
            if (i % 10 == 0) {
                anna.ask("send", message(all, i / 10));
                time.addAndGet(TimeUnit.SECONDS.toNanos(1));
            }
            TestPage page = TestPage.connect(gateway, visitors.get(i));
            page.hello(TestPage.ticket(gateway, visitors.get(i)), cursors.get(i));
            after.add(page);
        }
        for (TestPage page : after) {
            for (int i = 0; i < visitors.size() / 10; i++) {
                assertThat(page.next("entry").getString("text")).isEqualTo("text " + i);
            }
        }
    }

    @Test
    void who_is_removed_hears_and_says_nothing_more() {
        TestPage annas = TestPage.greeted(gateway, visitor("anna"));
        String all = group(annas, List.of("ben", "carla"));
        TestPage bens = TestPage.greeted(gateway, visitor("ben"));
        TestPage carlas = TestPage.greeted(gateway, visitor("carla"));
        assertThat(annas.ask(
                                "remove",
                                Json.createObjectBuilder()
                                        .add("conversation", all)
                                        .add("user", "ben"))
                        .getString("t"))
                .isEqualTo("ok");
        assertThat(bens.ask("send", message(all, 0)).getString("code")).isEqualTo("NOT_PERMITTED");
        assertThat(bens.ask("participants", Json.createObjectBuilder().add("conversation", all))
                        .getString("code"))
                .isEqualTo("NOT_PERMITTED");
        annas.ask("send", message(all, 1));
        JsonObject heard;
        do {
            heard = carlas.next("entry");
        } while (!heard.getString("kind").equals("text"));
        assertThat(heard.getString("text")).isEqualTo("text 1");
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        annas.ask("send", message(direct, 2));
        do {
            heard = bens.next("entry");
        } while (!heard.getString("kind").equals("text"));
        assertThat(heard.getString("text")).as("nothing of the group before it").isEqualTo("text 2");
    }

    @Test
    void what_a_page_says_after_its_person_was_signed_out_is_not_heard() {
        TestPage annas = TestPage.greeted(gateway, visitor("anna"));
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        annas.ask("send", message(direct, 0));
        gateway.signedOut("session of anna");
        annas.send(message(direct, 1).add("t", "send").add("id", 9).build().toString());
        TestPage bens = TestPage.greeted(gateway, visitor("ben"));
        JsonObject timeline = bens.ask(
                "timeline",
                Json.createObjectBuilder().add("conversation", direct).add("limit", 10));
        assertThat(timeline.getJsonArray("items").toString()).contains("text 0").doesNotContain("text 1");
    }

    @Test
    void a_cursor_may_be_used_again_and_one_that_was_invented_may_not() {
        TestPage first = TestPage.connect(gateway, visitor("ben"));
        first.hello(TestPage.ticket(gateway, visitor("ben")), null);
        String cursor = first.next("welcome").getString("cursor");
        TestPage annas = TestPage.greeted(gateway, visitor("anna"));
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        annas.ask("send", message(direct, 0));
        for (int times = 0; times < 2; times++) {
            TestPage again = TestPage.connect(gateway, visitor("ben"));
            again.hello(TestPage.ticket(gateway, visitor("ben")), cursor);
            assertThat(again.next("entry").getString("kind")).isEqualTo("created");
            assertThat(again.next("entry").getString("text")).isEqualTo("text 0");
        }
        for (String invented : List.of("x", cursor + "x", cursor.substring(1), "A".repeat(512), "'; drop table")) {
            TestPage page = TestPage.connect(gateway, visitor("ben"));
            page.hello(TestPage.ticket(gateway, visitor("ben")), invented);
            assertThat(page.closeCode()).as("invented").isEqualTo(4410);
        }
    }

    private void pass(long seconds) {
        time.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        gateway.tick();
    }
}
