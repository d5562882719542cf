// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationsInPagesTest {
    private static final TenantId TENANT = new TenantId("acme");

    private final Messaging messaging = Messaging.builder()
            .storage(MemoryStorage.create())
            .keys(FreshMasterKeys.fresh())
            .start();
    private final WebGateway gateway = WebGateway.to(messaging).start();
    private TestPage anna;
    private TestPage ben;
    private String group;

    @BeforeEach
    void meet() {
        anna = page("anna");
        ben = page("ben");
        group = anna.ask(
                        "group",
                        Json.createObjectBuilder()
                                .add("title", "Lamps")
                                .add("name", "g")
                                .add("people", Json.createArrayBuilder().add("ben")))
                .getString("conversation");
    }

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private TestPage page(String user) {
        return TestPage.greeted(gateway, Visitor.of(TENANT, UserId.of(user), "session of " + user));
    }

    private JsonObjectBuilder in() {
        return Json.createObjectBuilder().add("conversation", group);
    }

    private JsonObjectBuilder with(String user) {
        return in().add("user", user);
    }

    private static String code(JsonObject answer) {
        return answer.getString("code", answer.getString("t"));
    }

    private static JsonObject told(TestPage page, Predicate<JsonObject> wanted) {
        while (true) {
            JsonObject conversation = page.next("conversation").getJsonObject("conversation");
            if (wanted.test(conversation)) {
                return conversation;
            }
        }
    }

    @Test
    void a_page_is_told_what_its_list_shows() {
        anna.ask("send", in().add("name", "n").add("text", "Moin"));
        JsonObject conversation = told(ben, now -> now.getInt("unread") == 1);
        assertThat(conversation.getString("id")).isEqualTo(group);
        assertThat(conversation.getJsonObject("latest").getString("text")).isEqualTo("Moin");
        ben.ask("read", in().add("upTo", 2));
        told(ben, now -> now.getInt("unread") == 0 && now.getInt("read") == 2);
    }

    @Test
    void a_page_asks_whether_its_person_wants_to_be_notified_now() {
        assertThat(ben.ask("quiet", Json.createObjectBuilder()).getBoolean("quiet"))
                .isFalse();
        try (Session session = Await.within(Duration.ofSeconds(30), messaging.openSession(TENANT, UserId.of("ben")))) {
            Await.within(
                    Duration.ofSeconds(30),
                    session.notifications()
                            .setQuietHours(
                                    QuietHours.in(ZoneOffset.UTC).daily(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        assertThat(ben.ask("quiet", Json.createObjectBuilder()).getBoolean("quiet"))
                .isTrue();
    }

    @Test
    void settings_change_alone_and_show_in_every_page_of_their_person() {
        TestPage other = page("ben");
        ben.ask("settings", in().add("pinned", true));
        JsonObject settings = ben.ask(
                        "settings", in().add("mutedUntil", 4_000_000_000_000L).add("notifications", "mentions"))
                .getJsonObject("settings");
        assertThat(settings.getBoolean("pinned")).isTrue();
        assertThat(settings.getString("notifications")).isEqualTo("mentions");
        assertThat(told(
                                other,
                                now -> now.getJsonObject("settings")
                                        .getString("notifications")
                                        .equals("mentions"))
                        .getJsonObject("settings")
                        .getJsonNumber("mutedUntil")
                        .longValue())
                .isEqualTo(4_000_000_000_000L);
        assertThat(ben.ask("settings", in().add("mutedUntil", 0))
                        .getJsonObject("settings")
                        .containsKey("mutedUntil"))
                .isFalse();
        assertThat(anna.ask("conversation", in())
                        .getJsonObject("conversation")
                        .getJsonObject("settings")
                        .getBoolean("pinned"))
                .as("another person")
                .isFalse();
    }

    @Test
    void a_member_is_refused_what_takes_a_higher_role() {
        page("carla");
        assertThat(code(ben.ask(
                        "add", in().add("people", Json.createArrayBuilder().add("carla")))))
                .isEqualTo("NOT_PERMITTED");
        assertThat(code(ben.ask("remove", with("anna")))).isEqualTo("NOT_PERMITTED");
        assertThat(code(ben.ask("ban", with("anna")))).isEqualTo("NOT_PERMITTED");
        assertThat(code(ben.ask("unban", with("carla")))).isEqualTo("NOT_PERMITTED");
        assertThat(code(ben.ask("role", with("ben").add("role", "OWNER")))).isEqualTo("NOT_PERMITTED");
        assertThat(code(ben.ask("rename", in().add("title", "Mine")))).isEqualTo("NOT_PERMITTED");
    }

    @Test
    void an_owner_appoints_bans_and_cannot_go_as_the_last_one() {
        assertThat(code(anna.ask("leave", in()))).isEqualTo("LAST_OWNER");
        assertThat(code(anna.ask("role", with("ben").add("role", "MODERATOR")))).isEqualTo("ok");
        assertThat(code(ben.ask("rename", in().add("title", "Red lamps")))).isEqualTo("ok");
        assertThat(told(anna, now -> now.getString("title").equals("Red lamps")).getString("role"))
                .isEqualTo("OWNER");
        assertThat(code(anna.ask("ban", with("ben")))).isEqualTo("ok");
        JsonObject refused =
                anna.ask("add", in().add("people", Json.createArrayBuilder().add("ben")));
        assertThat(code(refused)).isEqualTo("BANNED");
        assertThat(refused.getJsonArray("people")).hasToString("[\"ben\"]");
        assertThat(code(ben.ask("send", in().add("name", "n").add("text", "still here?"))))
                .isEqualTo("NOT_PERMITTED");
        assertThat(code(anna.ask("unban", with("ben")))).isEqualTo("ok");
        assertThat(code(anna.ask(
                        "add", in().add("people", Json.createArrayBuilder().add("ben")))))
                .isEqualTo("ok");
    }
}
