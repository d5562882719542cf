// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import io.hausfunk.messaging.web.internal.Gateway;
import io.hausfunk.messaging.web.internal.GatewaySettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GatewayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final TenantId TENANT = new TenantId("acme");

    private final AtomicLong time = new AtomicLong();
    private final Messaging messaging = Messaging.builder()
            .storage(MemoryStorage.create())
            .keys(FreshMasterKeys.fresh())
            .personLimits(PersonLimits.DEFAULT
                    .writesInConversation(5, 1)
                    .exempting((tenant, user) -> !user.value().equals("carla")))
            .start();
    private final Gateway gateway = Gateway.start(
            messaging, GatewaySettings.DEFAULT.withMaxPages(100, 3).withNanoTime(time::get));
    private final Visitor anna = Visitor.of(TENANT, UserId.of("anna"), "session of anna");
    private final Visitor ben = Visitor.of(TENANT, UserId.of("ben"), "session of ben");

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private static HandshakeRequest request(String protocol) {
        return HandshakeRequest.to("https://portal.example", List.of(protocol));
    }

    @Test
    void only_pages_of_the_own_origin_may_connect() {
        HandshakeRequest request = request("hausfunk.v1");
        assertThat(gateway.handshake(request.from("https://portal.example")).accepted())
                .isTrue();
        for (String foreign : List.of(
                "https://evil.example",
                "https://portal.example.evil",
                "https://portal.example:8443",
                "http://portal.example",
                "null",
                "")) {
            assertThat(gateway.handshake(request.from(foreign)).status())
                    .as(foreign)
                    .isEqualTo(403);
        }
        assertThat(gateway.handshake(request).status()).as("no origin").isEqualTo(403);
        assertThat(gateway.handshake(request("chat").from("https://portal.example"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_origin_that_the_host_named_may_connect() {
        try (WebGateway open = WebGateway.to(messaging)
                .origins(java.util.Set.of("https://outer.example"))
                .start()) {
            Handshake handshake = open.handshake(request("hausfunk.v1").from("https://outer.example"));
            assertThat(handshake.accepted()).isTrue();
        }
    }

    @Test
    void a_ticket_opens_one_connection_of_one_visitor() {
        String ticket = TestPage.ticket(gateway, anna);
        TestPage first = TestPage.connect(gateway, anna);
        first.hello(ticket, null);
        assertThat(first.next("welcome").getString("user")).isEqualTo("anna");
        TestPage again = TestPage.connect(gateway, anna);
        again.hello(ticket, null);
        assertThat(again.closeCode()).isEqualTo(4403);
        TestPage another = TestPage.connect(gateway, ben);
        another.hello(TestPage.ticket(gateway, anna), null);
        assertThat(another.closeCode()).isEqualTo(4403);
        TestPage invented = TestPage.connect(gateway, anna);
        invented.hello("AAAA", null);
        assertThat(invented.closeCode()).isEqualTo(4403);
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_of_the_protocol_closes_the_connection() {
        return Stream.of(
                        "",
                        "{",
                        "[]",
                        "1",
                        "{}",
                        "{\"t\":1}",
                        "{\"t\":\"send\",\"id\":1}",
                        "{\"t\":\"hello\"}",
                        "{\"t\":\"hello\",\"ticket\":null}",
                        "{\"t\":\"pong\"} and more",
                        "[".repeat(60_000),
                        "{\"a\":".repeat(9) + "1" + "}".repeat(9))
                .map(frame ->
                        DynamicTest.dynamicTest("frame " + frame.substring(0, Math.min(20, frame.length())), () -> {
                            TestPage page = TestPage.connect(gateway, anna);
                            page.send(frame);
                            assertThat(page.closeCode()).isEqualTo(4400);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> a_request_with_bad_fields_is_refused_and_the_page_goes_on() {
        return Stream.of(
                        "\"t\":\"send\"",
                        "\"t\":\"send\",\"conversation\":\"x\",\"name\":\"n\",\"text\":\"t\"",
                        "\"t\":\"history\",\"conversation\":5",
                        "\"t\":\"history\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"limit\":51",
                        "\"t\":\"history\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"before\":1e999999999",
                        "\"t\":\"names\",\"people\":[1]",
                        "\"t\":\"names\",\"people\":\"anna\"",
                        "\"t\":\"group\",\"title\":\"\",\"name\":\"n\",\"people\":[]",
                        "\"t\":\"timeline\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"limit\":0",
                        "\"t\":\"messages\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"numbers\":[]",
                        "\"t\":\"messages\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"numbers\":[-1]",
                        "\"t\":\"react\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"message\":1,\"reaction\":7",
                        "\"t\":\"settings\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"notifications\":\"loud\"",
                        "\"t\":\"settings\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"pinned\":\"yes\"",
                        "\"t\":\"role\",\"conversation\":\"6f0e8c1e-0000-4000-8000-000000000000\",\"user\":\"ben\",\"role\":\"KING\"",
                        "\"t\":\"conversations\",\"after\":\"nowhere\"",
                        "\"t\":\"fly\"")
                .map(fields -> DynamicTest.dynamicTest(fields, () -> {
                    TestPage page = TestPage.greeted(gateway, anna);
                    page.send("{\"id\":7," + fields + "}");
                    JsonObject refusal = page.next("error");
                    assertThat(refusal.getInt("id")).isEqualTo(7);
                    assertThat(refusal.getBoolean("retryable")).isFalse();
                    assertThat(page.ask("conversations", Json.createObjectBuilder())
                                    .getString("t"))
                            .isEqualTo("ok");
                    page.disappear();
                }));
    }

    @Test
    void a_page_that_watches_nobody_real_is_told_that_it_is_wrong() {
        TestPage page = TestPage.greeted(gateway, anna);
        page.send("{\"t\":\"watch\",\"people\":[\"\"]}");
        assertThat(page.closeCode()).isEqualTo(4400);
    }

    @Test
    void what_one_page_sends_another_hears_and_a_repeated_send_is_one_message() {
        TestPage annas = TestPage.greeted(gateway, anna);
        TestPage bens = TestPage.greeted(gateway, ben);
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        JsonObject sent = annas.ask("send", text(direct, "one", "Moin"));
        JsonObject again = annas.ask("send", text(direct, "one", "Moin"));
        assertThat(again.getInt("sequence")).isEqualTo(sent.getInt("sequence"));
        assertThat(again.getBoolean("repeated")).isTrue();
        assertThat(annas.ask("send", text(direct, "one", "Tach")).getString("code"))
                .isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(bens.next("entry").getString("kind")).isEqualTo("created");
        JsonObject heard = bens.next("entry");
        assertThat(heard.getString("text")).isEqualTo("Moin");
        assertThat(heard.getString("author")).isEqualTo("anna");
        JsonObject list = bens.ask("conversations", Json.createObjectBuilder());
        JsonObject summary = list.getJsonArray("conversations").getJsonObject(0);
        assertThat(summary.getString("other")).isEqualTo("anna");
        assertThat(summary.getInt("unread")).isEqualTo(1);
        bens.ask("read", Json.createObjectBuilder().add("conversation", direct).add("upTo", 2));
        assertThat(bens.ask("conversation", Json.createObjectBuilder().add("conversation", direct))
                        .getJsonObject("conversation")
                        .getInt("unread"))
                .isZero();
    }

    @Test
    void a_stranger_learns_nothing_of_a_conversation() {
        TestPage annas = TestPage.greeted(gateway, anna);
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        TestPage carlas = TestPage.greeted(gateway, Visitor.of(TENANT, UserId.of("carla"), "c"));
        for (String type : List.of("history", "timeline", "conversation", "participants", "settings", "leave")) {
            JsonObject refusal = carlas.ask(type, Json.createObjectBuilder().add("conversation", direct));
            assertThat(refusal.getString("code")).isEqualTo("NOT_PERMITTED");
        }
        assertThat(carlas.ask("send", text(direct, "n", "x")).getString("code")).isEqualTo("NOT_PERMITTED");
    }

    @Test
    void a_page_that_comes_back_with_its_cursor_gets_what_it_missed_once_and_in_order() {
        TestPage annas = TestPage.greeted(gateway, anna);
        String direct = annas.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        TestPage bens = TestPage.connect(gateway, ben);
        bens.hello(TestPage.ticket(gateway, ben), null);
        String cursor = bens.next("welcome").getString("cursor");
        bens.disappear();
        for (int i = 0; i < 40; i++) {
            annas.ask("send", text(direct, "n" + i, "text " + i));
        }
        TestPage back = TestPage.connect(gateway, ben);
        back.hello(TestPage.ticket(gateway, ben), cursor);
        back.next("welcome");
        for (int i = 0; i < 40; i++) {
            assertThat(back.next("entry").getString("text")).isEqualTo("text " + i);
        }
        TestPage foreign = TestPage.connect(gateway, anna);
        foreign.hello(TestPage.ticket(gateway, anna), cursor);
        assertThat(foreign.closeCode()).as("a cursor of somebody else").isEqualTo(4410);
    }

    @Test
    void a_page_that_does_not_read_costs_a_bounded_queue_and_misses_nothing() {
        TestPage bens = TestPage.greeted(gateway, ben);
        try (Session session = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("anna")))) {
            Conversation direct = Await.within(PATIENCE, session.conversations().direct(UserId.of("ben")));
            bens.next("entry");
            bens.stopReading();
            int before = bens.waiting();
            List<CompletionStage<?>> sent = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                sent.add(direct.send(Draft.text("text " + i)));
            }
            sent.forEach(stage -> Await.within(PATIENCE, stage));
            assertThat(bens.waiting() - before).as("frames on the way").isLessThanOrEqualTo(1);
            bens.readAgain();
            assertThat(LongStream.range(0, 90)
                            .mapToObj(i -> bens.next("entry").getInt("sequence"))
                            .toList())
                    .isEqualTo(
                            LongStream.rangeClosed(2, 91).mapToObj(i -> (int) i).toList());
        }
    }

    @Test
    void who_is_signed_out_is_out_in_every_page() {
        TestPage one = TestPage.greeted(gateway, anna);
        TestPage two = TestPage.greeted(gateway, anna);
        TestPage bens = TestPage.greeted(gateway, ben);
        gateway.signedOut(anna.sessionKey());
        assertThat(one.next("bye").getBoolean("again")).isFalse();
        assertThat(one.closeCode()).isEqualTo(4401);
        assertThat(two.closeCode()).isEqualTo(4401);
        assertThat(bens.open()).isTrue();
    }

    @Test
    void a_page_does_not_outlive_the_time_for_which_its_visitor_is_signed_in() {
        TestPage page = TestPage.greeted(gateway, anna.validUntil(Instant.now().minusSeconds(1)));
        gateway.tick();
        assertThat(page.closeCode()).isEqualTo(4401);
    }

    @Test
    void a_page_that_is_silent_is_pinged_and_then_given_up() {
        TestPage page = TestPage.greeted(gateway, anna);
        pass(26);
        page.next("ping");
        page.send("{\"t\":\"pong\",\"active\":true}");
        pass(70);
        assertThat(page.open()).isTrue();
        pass(10);
        assertThat(page.closeCode()).isEqualTo(4408);
        TestPage mute = TestPage.connect(gateway, anna);
        pass(11);
        assertThat(mute.closeCode()).as("no hello").isEqualTo(4408);
    }

    @Test
    void a_page_that_takes_not_even_the_last_frame_is_cut_off() {
        TestPage page = TestPage.greeted(gateway, anna);
        page.stopReading();
        page.askOnly("conversations");
        gateway.signedOut(anna.sessionKey());
        assertThat(page.open()).isTrue();
        pass(6);
        assertThat(page.closeCode()).isEqualTo(4408);
        assertThat(gateway.pages()).isZero();
    }

    @Test
    void the_oldest_page_of_a_person_with_too_many_is_asked_to_wait() {
        TestPage first = TestPage.greeted(gateway, anna);
        for (int i = 0; i < 3; i++) {
            assertThat(first.open()).isTrue();
            TestPage.greeted(gateway, anna);
        }
        assertThat(first.closeCode()).isEqualTo(4409);
    }

    @Test
    void who_writes_faster_than_one_person_may_is_told_how_long_to_wait() {
        TestPage page = TestPage.greeted(gateway, Visitor.of(TENANT, UserId.of("carla"), "session of carla"));
        String direct = page.ask("direct", Json.createObjectBuilder().add("user", "ben"))
                .getString("conversation");
        JsonObject answer = page.ask("send", text(direct, "n", "x"));
        for (int i = 0; i < 40 && !answer.containsKey("code"); i++) {
            answer = page.ask("send", text(direct, "n" + i, "x"));
        }
        assertThat(answer.getString("code")).isEqualTo("RATE_EXCEEDED");
        assertThat(answer.getBoolean("retryable")).isTrue();
        assertThat(answer.getInt("retryAfter")).isBetween(1, 1_000);
    }

    @Test
    void too_many_requests_are_refused_with_a_time_and_then_end_the_page() {
        TestPage page = TestPage.greeted(gateway, anna);
        for (int i = 0; i < 60; i++) {
            page.ask("names", Json.createObjectBuilder().add("people", Json.createArrayBuilder()));
        }
        JsonObject busy = page.ask("names", Json.createObjectBuilder().add("people", Json.createArrayBuilder()));
        assertThat(busy.getString("code")).isEqualTo("BUSY");
        assertThat(busy.getInt("retryAfter")).isBetween(1, 40);
        for (int i = 0; i < 10; i++) {
            page.askOnly("names");
        }
        assertThat(page.closeCode()).isEqualTo(4429);
    }

    @Test
    void requests_that_nobody_knows_and_watches_are_counted_as_well() {
        for (String frame : List.of("{\"t\":\"fly\",\"id\":1}", "{\"t\":\"fly\"}", "{\"t\":\"watch\",\"people\":[]}")) {
            TestPage page = TestPage.greeted(gateway, anna);
            for (int i = 0; i < 71; i++) {
                page.send(frame);
            }
            assertThat(page.closeCode()).as(frame).isEqualTo(4429);
        }
    }

    @Test
    void a_gateway_that_closes_tells_pages_to_come_back() {
        TestPage page = TestPage.greeted(gateway, anna);
        gateway.close();
        assertThat(page.next("bye").getBoolean("again")).isTrue();
        assertThat(page.closeCode()).isEqualTo(4503);
        assertThat(gateway.handshake(request("hausfunk.v1").from("https://portal.example"))
                        .status())
                .isEqualTo(503);
    }

    private void pass(long seconds) {
        time.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        gateway.tick();
    }

    private static jakarta.json.JsonObjectBuilder text(String conversation, String name, String text) {
        return Json.createObjectBuilder()
                .add("conversation", conversation)
                .add("name", name)
                .add("text", text);
    }
}
