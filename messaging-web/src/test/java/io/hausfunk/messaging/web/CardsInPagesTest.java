// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages hear of announcements and of the company's software, and what they answer. */
class CardsInPagesTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANNA = UserId.of("anna");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InMemoryDirectory directory = new InMemoryDirectory();
    private Messaging messaging;
    private WebGateway gateway;

    @BeforeEach
    void start() {
        directory.change(TENANT, DirectoryPerson.of(ANNA, "Anna Behrens"));
        directory.change(TENANT, DirectoryPerson.of(UserId.of("boss"), "Boss"));
        messaging = Messaging.builder()
                .storage(MemoryStorage.create())
                .keys(FreshMasterKeys.fresh())
                .directory(directory)
                .announcements(AnnouncementPolicy.sentBy(Audience.everyone()))
                .administration(AdministrationPolicy.administeredBy(UserId.of("boss")))
                .start();
        gateway = WebGateway.to(messaging).start();
    }

    @AfterEach
    void close() {
        gateway.close();
        messaging.close();
    }

    private TestPage anna() {
        return TestPage.greeted(gateway, Visitor.of(TENANT, ANNA, "session of anna"));
    }

    private static JsonObjectBuilder about(ConversationId announcement, long version) {
        return Json.createObjectBuilder()
                .add("announcement", announcement.toString())
                .add("version", version);
    }

    @Test
    void an_announcement_is_told_acknowledged_once_and_gone() {
        TestPage anna = anna();
        try (Session boss = Await.within(PATIENCE, messaging.openSession(TENANT, UserId.of("boss")))) {
            AnnouncementSender sender = boss.announcements().sender();
            ConversationId id = Await.within(
                            PATIENCE,
                            sender.draft(NewAnnouncement.of(
                                    Audience.everyone(),
                                    AnnouncementContent.of(
                                                    Locale.ENGLISH, AnnouncementText.of("Fire drill", "On Thursday."))
                                            .acknowledgedBy(List.of("yes", "no")))))
                    .id();
            Await.within(PATIENCE, sender.publish(id));
            JsonObject told = anna.next("announcement").getJsonObject("announcement");
            assertThat(told.getString("id")).isEqualTo(id.toString());
            assertThat(told.getString("title")).isEqualTo("Fire drill");
            assertThat(told.getString("language")).isEqualTo("en");
            assertThat(told.getBoolean("wanted")).isTrue();
            assertThat(anna.ask("announcements", Json.createObjectBuilder())
                            .getJsonArray("current")
                            .getString(0))
                    .isEqualTo(id.toString());
            long version = told.getJsonNumber("version").longValue();
            anna.ask("announcement-read", about(id, version));
            assertThat(anna.ask("acknowledge", about(id, version).add("choice", 7))
                            .getString("code"))
                    .isEqualTo("ARGUMENT_OUT_OF_RANGE");
            JsonObject given = anna.ask("acknowledge", about(id, version).add("choice", 1));
            assertThat(given.getInt("choice")).isEqualTo(1);
            assertThat(given.containsKey("at")).isTrue();
            Await.within(PATIENCE, sender.retract(id));
            assertThat(anna.next("announcement-gone").getString("announcement")).isEqualTo(id.toString());
        }
    }

    @Test
    void a_notice_has_its_fields_and_a_code_is_shown_once() {
        Await.within(
                PATIENCE,
                messaging
                        .administer(TENANT, UserId.of("boss"))
                        .serviceAccounts()
                        .create(ServiceAccount.of("shop", "Webshop")
                                .sending(MachineMessageType.values())
                                .toEverybody()));
        ServiceSession shop = Await.within(PATIENCE, messaging.openService(TENANT, "shop"));
        TestPage anna = anna();
        Await.within(
                PATIENCE,
                shop.notice(
                        ANNA,
                        NoticeContent.of("Order 4711")
                                .field("Amount", "12.50 EUR")
                                .link("Open", "https://shop.example/4711"),
                        IdempotencyKey.random()));
        JsonObject notice = heard(anna, "notice");
        assertThat(notice.getString("sender")).isEqualTo("Webshop");
        assertThat(notice.getString("title")).isEqualTo("Order 4711");
        assertThat(notice.getJsonArray("fields").getJsonObject(0).getString("value"))
                .isEqualTo("12.50 EUR");
        assertThat(notice.getJsonArray("links").getJsonObject(0).getString("target"))
                .isEqualTo("https://shop.example/4711");
        Sent sent = Await.within(PATIENCE, shop.codes().issue(ANNA, CodeRequest.of("sign-in", "Sign in")));
        JsonObject code = heard(anna, "code");
        assertThat(code.getString("title")).isEqualTo("Sign in");
        assertThat(code.containsKey("expiresAt")).isTrue();
        JsonObject shown = anna.ask("show-code", in(sent));
        assertThat(code.toString()).doesNotContain(shown.getString("code"));
        assertThat(anna.ask("show-code", in(sent)).getString("code")).isEqualTo("CODE_GONE");
        assertThat(Await.within(PATIENCE, shop.codes().verify(ANNA, "sign-in", shown.getString("code"))))
                .isEqualTo(CodeCheck.ACCEPTED);
    }

    private ServiceSession account() {
        Await.within(
                PATIENCE,
                messaging
                        .administer(TENANT, UserId.of("boss"))
                        .serviceAccounts()
                        .create(ServiceAccount.of("ops", "Monitoring")
                                .sending(MachineMessageType.values())
                                .toEverybody()));
        return Await.within(PATIENCE, messaging.openService(TENANT, "ops"));
    }

    @Test
    void an_alert_is_taken_by_one_page_and_resolved_and_its_history_tells_so() {
        ServiceSession ops = account();
        TestPage anna = anna();
        TestPage boss = TestPage.greeted(gateway, Visitor.of(TENANT, UserId.of("boss"), "session of boss"));
        OnCall list = OnCall.of("Operations", List.of(ANNA, UserId.of("boss")));
        NoticeContent words = NoticeContent.of("Disk is full").field("Host", "db-1");
        Sent sent = Await.within(PATIENCE, ops.alerts().raise(list, "disk-db-1", AlertSeverity.WARNING, words));
        JsonObject alert = heard(anna, "alert");
        assertThat(alert.getString("sender")).isEqualTo("Monitoring");
        JsonObject card = alert.getJsonObject("card");
        assertThat(card.getString("status")).isEqualTo("open");
        assertThat(card.getString("severity")).isEqualTo("warning");
        assertThat(card.getString("title")).isEqualTo("Disk is full");
        assertThat(card.getJsonArray("fields").getJsonObject(0).getString("value"))
                .isEqualTo("db-1");
        Await.within(
                PATIENCE,
                ops.alerts().raise(list, "disk-db-1", AlertSeverity.CRITICAL, NoticeContent.of("Disk is really full")));
        JsonObject repeated = heard(anna, "card");
        assertThat(repeated.getJsonNumber("about").longValue()).isEqualTo(sent.sequence());
        assertThat(repeated.getString("change")).isEqualTo("repeated");
        assertThat(repeated.getJsonObject("card").getInt("raised")).isEqualTo(2);
        assertThat(repeated.getJsonObject("card").getString("title")).isEqualTo("Disk is really full");
        assertThat(anna.ask("take-alert", in(sent)).getBoolean("changed")).isTrue();
        assertThat(boss.ask("take-alert", in(sent)).getString("code")).isEqualTo("ALERT_TAKEN");
        assertThat(boss.ask("resolve-alert", in(sent)).getString("code")).isEqualTo("ALERT_TAKEN");
        JsonObject item = item(boss, sent);
        assertThat(item.getString("kind")).isEqualTo("alert");
        assertThat(item.getJsonObject("card").getString("takenBy")).isEqualTo("anna");
        assertThat(anna.ask("resolve-alert", in(sent)).getBoolean("changed")).isTrue();
        assertThat(item(boss, sent).getJsonObject("card").containsKey("resolvedAt"))
                .isTrue();
        JsonObject history = boss.ask("card-history", in(sent));
        assertThat(history.getJsonArray("steps").getValuesAs(JsonObject.class))
                .extracting(step -> step.getString("change"))
                .containsExactly("repeated", "taken", "resolved");
        assertThat(history.getJsonArray("steps").getJsonObject(1).getString("author"))
                .isEqualTo("anna");
        assertThat(history.getBoolean("more")).isFalse();
        assertThat(history.toString()).doesNotContain("really");
    }

    @Test
    void a_question_is_answered_once_by_each_who_is_asked() {
        ServiceSession ops = account();
        TestPage anna = anna();
        Sent sent = Await.within(
                PATIENCE,
                ops.approvals()
                        .ask(
                                ApprovalRequest.of(
                                                NoticeContent.of("Release 4711?"),
                                                List.of("Yes", "No"),
                                                List.of(ANNA, UserId.of("boss")),
                                                Instant.now().plusSeconds(3_600))
                                        .needing(2),
                                IdempotencyKey.random()));
        JsonObject question = heard(anna, "approval");
        assertThat(question.getString("title")).isEqualTo("Release 4711?");
        assertThat(question.getJsonArray("options").getString(1)).isEqualTo("No");
        assertThat(question.getInt("needed")).isEqualTo(2);
        assertThat(question.getJsonArray("people")).hasSize(2);
        assertThat(question.containsKey("end")).isTrue();
        assertThat(anna.ask("answer", in(sent).add("option", 7)).getString("code"))
                .isEqualTo("ARGUMENT_OUT_OF_RANGE");
        assertThat(anna.ask("answer", in(sent)).getString("code")).isEqualTo("REQUEST_INVALID");
        assertThat(anna.ask("answer", in(sent).add("option", 0)).getBoolean("changed"))
                .isTrue();
        assertThat(anna.ask("answer", in(sent).add("option", 1)).getString("code"))
                .isEqualTo("ALREADY_ANSWERED");
        JsonObject answered = heard(anna, "card").getJsonObject("card");
        assertThat(answered.getJsonArray("answers").getJsonObject(0).getString("user"))
                .isEqualTo("anna");
        assertThat(answered.containsKey("decision")).isFalse();
        TestPage boss = TestPage.greeted(gateway, Visitor.of(TENANT, UserId.of("boss"), "session of boss"));
        assertThat(boss.ask("answer", in(sent).add("option", 0)).getBoolean("changed"))
                .isTrue();
        assertThat(item(anna, sent).getJsonObject("card").getInt("decision")).isZero();
        assertThat(anna.ask("card-history", in(sent)).getJsonArray("steps").getValuesAs(JsonObject.class))
                .extracting(step -> step.getString("change") + " " + step.getInt("option"))
                .containsExactly("answered 0", "decided 0");
    }

    private static JsonObject item(TestPage page, Sent sent) {
        return page.ask(
                        "messages",
                        Json.createObjectBuilder()
                                .add("conversation", sent.conversation().toString())
                                .add("numbers", Json.createArrayBuilder().add(sent.sequence())))
                .getJsonArray("items")
                .getJsonObject(0);
    }

    private static JsonObjectBuilder in(Sent sent) {
        return Json.createObjectBuilder()
                .add("conversation", sent.conversation().toString())
                .add("message", sent.sequence());
    }

    private static JsonObject heard(TestPage page, String kind) {
        while (true) {
            JsonObject entry = page.next("entry");
            if (entry.getString("kind").equals(kind)) {
                return entry;
            }
        }
    }
}
