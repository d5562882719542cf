// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesInPagesTest {
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

    private JsonObjectBuilder about(long message) {
        return in().add("message", message);
    }

    private long send(TestPage page, String text) {
        return page.ask("send", in().add("name", text).add("text", text)).getInt("sequence");
    }

    private JsonObject item(TestPage page, long number) {
        return page.ask(
                        "messages",
                        in().add("numbers", Json.createArrayBuilder().add(number)))
                .getJsonArray("items")
                .getJsonObject(0);
    }

    private JsonObject heard(TestPage page, String kind) {
        while (true) {
            JsonObject entry = page.next("entry");
            if (entry.getString("kind").equals(kind)) {
                return entry;
            }
        }
    }

    private static String code(JsonObject answer) {
        return answer.getString("code", answer.getString("t"));
    }

    @Test
    void an_edit_is_heard_and_shown_and_is_the_authors_alone() {
        long number = send(anna, "Mion");
        assertThat(anna.ask("edit", about(number).add("name", "e").add("text", "Moin"))
                        .getBoolean("changed"))
                .isTrue();
        JsonObject edited = heard(ben, "edited");
        assertThat(edited.getInt("about")).isEqualTo((int) number);
        assertThat(edited.getJsonObject("content").getString("text")).isEqualTo("Moin");
        JsonObject item = item(ben, number);
        assertThat(item.getString("text")).isEqualTo("Moin");
        assertThat(item.containsKey("editedAt")).isTrue();
        assertThat(code(ben.ask("edit", about(number).add("name", "x").add("text", "Tach"))))
                .isEqualTo("NOT_THE_AUTHOR");
        assertThat(code(ben.ask("retract", about(number)))).isEqualTo("NOT_THE_AUTHOR");
    }

    @Test
    void what_is_taken_back_or_removed_leaves_a_trace_without_words() {
        long own = send(ben, "oops");
        ben.ask("retract", about(own));
        assertThat(heard(anna, "retracted").getInt("about")).isEqualTo((int) own);
        assertThat(item(anna, own).getString("removal")).isEqualTo("retracted");
        assertThat(item(anna, own).toString()).doesNotContain("oops");
        long rude = send(ben, "rude");
        assertThat(code(ben.ask("redact", about(rude).add("reason", "me"))))
                .as("a member")
                .isEqualTo("NOT_PERMITTED");
        anna.ask("redact", about(rude).add("reason", "names a customer"));
        assertThat(heard(ben, "redacted").getString("reason")).isEqualTo("names a customer");
        assertThat(item(ben, rude).getString("removal")).isEqualTo("redacted");
        assertThat(code(ben.ask("edit", about(rude).add("name", "again").add("text", "rude"))))
                .isEqualTo("MESSAGE_REMOVED");
    }

    @Test
    void reactions_are_counted_and_taken_back() {
        long number = send(anna, "Moin");
        ben.ask("react", about(number).add("reaction", "\uD83D\uDC4D"));
        assertThat(heard(anna, "reaction").getString("reaction")).isEqualTo("\uD83D\uDC4D");
        anna.ask("react", about(number).add("reaction", "\uD83D\uDC4D"));
        JsonObject reaction = item(ben, number).getJsonArray("reactions").getJsonObject(0);
        assertThat(reaction.getInt("count")).isEqualTo(2);
        assertThat(reaction.getBoolean("own")).isTrue();
        ben.ask("withdraw", about(number).add("reaction", "\uD83D\uDC4D"));
        JsonObject withdrawn = heard(anna, "withdrawn");
        assertThat(withdrawn.getJsonArray("earlier")).hasSize(1);
        ben.ask("react", about(number).add("reaction", "\uD83D\uDC4D"));
        assertThat(heard(anna, "reaction").getJsonArray("earlier"))
                .as("all that the same person did there before")
                .hasSize(2)
                .contains(withdrawn.getJsonNumber("sequence"));
        ben.ask("withdraw", about(number).add("reaction", "\uD83D\uDC4D"));
        assertThat(item(ben, number).getJsonArray("reactions").getJsonObject(0).getBoolean("own"))
                .isFalse();
        assertThat(code(ben.ask("react", about(number).add("reaction", "x".repeat(65)))))
                .isEqualTo("IDENTIFIER_INVALID");
    }

    @Test
    void a_thread_stands_beside_the_timeline() {
        long root = send(anna, "Which lamps?");
        long reply = ben.ask(
                        "send",
                        in().add("name", "r").add("text", "The red ones").add("thread", root))
                .getInt("sequence");
        JsonObject page = anna.ask("timeline", in());
        assertThat(page.getJsonArray("items")).hasSize(2);
        JsonObject replies = page.getJsonArray("items").getJsonObject(1).getJsonObject("replies");
        assertThat(replies.getInt("count")).isEqualTo(1);
        assertThat(replies.getInt("latest")).isEqualTo((int) reply);
        JsonObject thread = anna.ask("thread", in().add("root", root));
        assertThat(thread.getJsonArray("items").getJsonObject(0).getString("text"))
                .isEqualTo("The red ones");
    }

    @Test
    void a_page_of_a_timeline_goes_either_way_and_says_whether_there_is_more() {
        for (int i = 0; i < 10; i++) {
            send(anna, "text " + i);
        }
        JsonObject latest = ben.ask("timeline", in().add("limit", 3));
        assertThat(numbers(latest)).containsExactly(9, 10, 11);
        assertThat(latest.getBoolean("more")).isTrue();
        assertThat(numbers(ben.ask("timeline", in().add("limit", 3).add("before", 9))))
                .containsExactly(6, 7, 8);
        JsonObject rest = ben.ask("timeline", in().add("limit", 50).add("after", 9));
        assertThat(numbers(rest)).containsExactly(10, 11);
        assertThat(rest.getBoolean("more")).isFalse();
    }

    @Test
    void a_page_of_long_messages_is_cut_where_it_fits_and_the_rest_follows() {
        for (int i = 0; i < 6; i++) {
            anna.ask("send", in().add("name", "n" + i).add("text", "x".repeat(16_000)));
        }
        JsonObject latest = ben.ask("timeline", in());
        List<Integer> numbers = numbers(latest);
        assertThat(numbers).endsWith(7).hasSizeLessThan(6);
        assertThat(latest.getBoolean("more")).isTrue();
        assertThat(numbers(ben.ask("timeline", in().add("before", numbers.get(0)))))
                .endsWith(numbers.get(0) - 1);
    }

    private static List<Integer> numbers(JsonObject page) {
        return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getInt("sequence"))
                .toList();
    }

    @Test
    void a_mention_is_counted_for_whom_it_names_and_a_strangers_name_is_refused() {
        anna.ask(
                "send",
                in().add("name", "m")
                        .add("text", "@ben?")
                        .add("mentions", Json.createArrayBuilder().add("ben")));
        assertThat(heard(ben, "text").getJsonArray("mentions").getString(0)).isEqualTo("ben");
        JsonObject conversation = ben.ask("conversations", Json.createObjectBuilder())
                .getJsonArray("conversations")
                .getJsonObject(0);
        assertThat(conversation.getInt("mentioned")).isEqualTo(1);
        assertThat(conversation.getInt("unread")).isEqualTo(1);
        assertThat(code(anna.ask(
                        "send",
                        in().add("name", "s")
                                .add("text", "@carla?")
                                .add("mentions", Json.createArrayBuilder().add("carla")))))
                .isEqualTo("MENTION_NOT_POSSIBLE");
    }

    @Test
    void a_pin_is_for_all() {
        long number = send(anna, "The address");
        ben.ask("pin", about(number));
        assertThat(heard(anna, "pinned").getInt("about")).isEqualTo((int) number);
        assertThat(item(anna, number).getBoolean("pinned")).isTrue();
        anna.ask("unpin", about(number));
        assertThat(item(anna, number).containsKey("pinned")).isFalse();
    }

    @Test
    void a_poll_is_asked_answered_and_closed() {
        long number = anna.ask(
                        "send",
                        in().add("name", "p")
                                .add("question", "Which lamps?")
                                .add("options", texts("red", "green"))
                                .add("most", 1))
                .getInt("sequence");
        JsonObject poll = heard(ben, "poll");
        assertThat(poll.getString("question")).isEqualTo("Which lamps?");
        assertThat(poll.getJsonArray("options")).hasToString("[\"red\",\"green\"]");
        assertThat(code(ben.ask("vote", about(number).add("options", places(1)))))
                .isEqualTo("ok");
        assertThat(heard(anna, "vote").getJsonArray("options")).hasToString("[1]");
        ben.ask("vote", about(number).add("options", places(0)));
        assertThat(heard(anna, "vote").getJsonArray("earlierVotes").getJsonObject(0))
                .as("what it takes the place of")
                .containsEntry("options", places(1).build());
        JsonObject results = item(ben, number).getJsonObject("results");
        assertThat(results.getJsonArray("votes")).hasToString("[1,0]");
        assertThat(results.getJsonArray("own")).hasToString("[0]");
        assertThat(code(ben.ask("close-poll", about(number)))).isEqualTo("NOT_THE_AUTHOR");
        assertThat(code(anna.ask("close-poll", about(number)))).isEqualTo("ok");
        assertThat(heard(ben, "poll-closed").getInt("about")).isEqualTo((int) number);
        assertThat(code(ben.ask("vote", about(number).add("options", places(1)))))
                .isEqualTo("POLL_CLOSED");
        assertThat(code(ben.ask("vote", about(number).add("options", texts("x")))))
                .isEqualTo("REQUEST_INVALID");
    }

    @Test
    void words_are_markdown_where_the_page_says_so() {
        long number = anna.ask(
                        "send", in().add("name", "m").add("text", "**Moin**").add("markdown", true))
                .getInt("sequence");
        assertThat(heard(ben, "text").getBoolean("markdown")).isTrue();
        anna.ask("edit", about(number).add("name", "e").add("text", "*Moin*"));
        assertThat(item(ben, number).getBoolean("markdown")).isFalse();
        assertThat(item(ben, number).getInt("contentSequence")).isGreaterThan((int) number);
    }

    @Test
    void a_forward_shows_what_its_reader_may_read() {
        long number = send(anna, "Between us");
        String elsewhere = anna.ask("direct", Json.createObjectBuilder().add("user", "carla"))
                .getString("conversation");
        TestPage carla = page("carla");
        anna.ask(
                "send",
                Json.createObjectBuilder()
                        .add("conversation", elsewhere)
                        .add("name", "f")
                        .add("from", group)
                        .add("message", number));
        JsonObject forward = heard(carla, "forward");
        assertThat(forward.getString("from")).isEqualTo(group);
        JsonObjectBuilder where = Json.createObjectBuilder().add("from", group).add("message", number);
        assertThat(code(carla.ask("forwarded", where))).isEqualTo("NOT_PERMITTED");
        where = Json.createObjectBuilder().add("from", group).add("message", number);
        assertThat(anna.ask("forwarded", where).getJsonObject("item").getString("text"))
                .isEqualTo("Between us");
    }

    private static JsonArrayBuilder texts(String... texts) {
        return Json.createArrayBuilder(List.of(texts));
    }

    private static JsonArrayBuilder places(int... places) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        Arrays.stream(places).forEach(list::add);
        return list;
    }
}
