// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.NotificationLevel;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All conversations of a person in one call, and as they change. */
class OverviewTest {
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(new RisingClock()));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_overview_shows_what_happened_last_and_what_is_unread() {
        Conversation group = group("plans");
        Conversation direct = done(anna.conversations().direct(ben.user()));
        done(direct.send(Draft.text("hello ben")));
        done(group.send(Draft.text("one")));
        done(group.send(Draft.text("ben, look").mentioning(Mentions.of(List.of(ben.user())))));

        List<ConversationOverview> all = page(ben).conversations();

        assertThat(all).extracting(one -> one.info().id()).containsExactly(group.id(), direct.id());
        ConversationOverview first = all.get(0);
        assertThat(first.info().title()).contains("plans");
        assertThat(first.latest().content()).isEqualTo(TextContent.of("ben, look"));
        assertThat(first.latest().author()).contains(anna.user());
        assertThat(first.unread()).isEqualTo(2);
        assertThat(first.mentions()).isEqualTo(1);
        assertThat(first.other()).isEmpty();
        assertThat(all.get(1).other()).contains(anna.user());
        assertThat(page(anna).conversations().get(1).other()).contains(ben.user());
        assertThat(first.toString()).doesNotContain("look").doesNotContain("plans");
    }

    @Test
    void reactions_and_edits_do_not_move_a_conversation() {
        Conversation first = group("first");
        Conversation second = group("second");
        long sent = done(first.send(Draft.text("a"))).sequence();
        done(second.send(Draft.text("b")));
        done(first.messages().edit(sent, Draft.text("c")));
        assertThat(page(ben).conversations())
                .extracting(one -> one.info().id())
                .containsExactly(second.id(), first.id());
        assertThat(page(ben).conversations().get(1).latest().sequence()).isEqualTo(sent);
    }

    @Test
    void who_was_removed_sees_their_going_and_nothing_later() {
        Conversation group = group("before");
        done(group.participants().remove(ben.user()));
        done(group.rename("after"));
        done(group.send(Draft.text("without ben")));
        ConversationOverview seen = page(ben).conversations().get(0);
        assertThat(seen.info().title()).contains("before");
        assertThat(seen.info().present()).isFalse();
        assertThat(seen.latest().content()).isInstanceOf(PersonRemoved.class);
        assertThat(seen.unread()).isZero();
    }

    @Test
    void pages_hold_every_conversation_once_in_the_order_of_what_happened_last() {
        List<Conversation> groups = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            groups.add(group("g" + i));
        }
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            done(groups.get(random.nextInt(groups.size())).send(Draft.text("x")));
        }
        List<ConversationOverview> whole = pages(ben, 500);
        assertThat(whole)
                .hasSize(23)
                .isSortedAccordingTo((one, other) ->
                        other.latest().at().compareTo(one.latest().at()));
        for (int limit : List.of(1, 4, 23, 24)) {
            assertThat(ids(pages(ben, limit))).isEqualTo(ids(whole));
        }
        refused(
                ErrorCode.CURSOR_INVALID,
                () -> done(ben.conversations().overview(Optional.of(new OverviewPosition("12.ab")), 5)));
    }

    @Test
    void a_page_asks_the_store_a_handful_of_questions_whatever_its_size() {
        for (int i = 0; i < 60; i++) {
            done(group("g" + i).send(Draft.text("x")));
        }
        CountingStorage counting = new CountingStorage();
        try (TestEngine cold =
                engine.another(settings -> settings.storage(counting.over(MemoryStorage.on(engine.data()))))) {
            Session again = cold.session(engine.tenant, "ben");
            counting.taken();
            assertThat(done(again.conversations().overview(Optional.empty(), 60))
                            .conversations())
                    .hasSize(60);
            Map<String, Integer> calls = counting.taken();
            assertThat(calls.values().stream().mapToInt(Integer::intValue).sum())
                    .as("%s", calls)
                    .isLessThanOrEqualTo(12);
        }
    }

    @Test
    void a_listener_hears_of_messages_marks_settings_and_drafts_of_any_device() {
        Conversation group = group("live");
        Session other = engine.session("ben");
        ReceivedOverviews heard = new ReceivedOverviews();
        ben.conversations().listenOverview(heard);
        Conversation bens = done(other.conversations().open(group.id()));

        done(group.send(Draft.text("news")));
        ConversationOverview first = heard.until(one -> one.unread() == 1);
        assertThat(first.latest().content()).isEqualTo(TextContent.of("news"));
        done(bens.markRead(first.latest().sequence()));
        heard.until(one -> one.unread() == 0);
        done(bens.changeSettings(settings -> settings.pinned(true)));
        heard.until(one -> one.settings().pinned());
        done(bens.draft().set(Draft.text("I thi")));
        heard.until(one -> one.draft().isPresent());
        done(bens.draft().clear());
        heard.until(one -> one.draft().isEmpty());
        Conversation fresh = group("another");
        heard.until(one -> one.info().id().equals(fresh.id()));
        done(group.participants().remove(ben.user()));
        heard.until(one -> !one.info().present());
    }

    @Test
    void settings_follow_a_person_and_nobody_else_and_devices_do_not_undo_each_other() {
        Conversation group = group("settings");
        Session other = engine.session("ben");
        Conversation one = done(ben.conversations().open(group.id()));
        Conversation two = done(other.conversations().open(group.id()));
        assertThat(done(one.settings())).isEqualTo(ConversationSettings.usual());
        Instant until = Instant.parse("2026-10-25T01:30:00Z");
        List<java.util.concurrent.CompletionStage<ConversationSettings>> all = List.of(
                one.changeSettings(settings -> settings.pinned(true)),
                two.changeSettings(settings -> settings.archived(true)),
                one.changeSettings(settings -> settings.markedUnread(true)),
                one.changeSettings(settings -> settings.mutedUntil(until)),
                two.changeSettings(settings -> settings.notifications(NotificationLevel.MENTIONS)));
        all.forEach(TestEngine::done);
        ConversationSettings now = done(two.settings());
        assertThat(now)
                .isEqualTo(ConversationSettings.usual()
                        .pinned(true)
                        .archived(true)
                        .markedUnread(true)
                        .mutedUntil(until)
                        .notifications(NotificationLevel.MENTIONS));
        assertThat(now.mutedAt(until.minusMillis(1))).isTrue();
        assertThat(now.mutedAt(until)).isFalse();
        assertThat(done(group.settings())).isEqualTo(ConversationSettings.usual());
        assertThat(page(ben).conversations().get(0).settings()).isEqualTo(now);
        refused(ErrorCode.ARGUMENT_MISSING, () -> done(one.changeSettings(settings -> null)));
        assertThat(done(one.changeSettings(ConversationSettings::unmuted)).mutedUntil())
                .isEmpty();
    }

    @Test
    void a_draft_comes_back_as_it_was_on_every_device_until_it_is_cleared() {
        Conversation group = group("draft");
        long first = done(group.send(Draft.text("a question"))).sequence();
        Conversation one = done(ben.conversations().open(group.id()));
        Draft draft = Draft.text("an answer").replyingTo(first).mentioning(Mentions.of(List.of(anna.user())));
        assertThat(done(one.draft().get())).isEmpty();
        done(one.draft().set(Draft.text("an")));
        done(one.draft().set(draft));
        try (TestEngine next = engine.another(settings -> settings)) {
            Conversation two =
                    done(next.session(engine.tenant, "ben").conversations().open(group.id()));
            assertThat(done(two.draft().get())).contains(draft);
            done(two.send(done(two.draft().get()).orElseThrow()));
            assertThat(done(one.send(draft)).repeated()).isTrue();
            done(two.draft().clear());
        }
        assertThat(done(one.draft().get())).isEmpty();
        assertThat(done(group.draft().get())).isEmpty();
        refused(ErrorCode.NOT_PERMITTED, () -> {
            Session mallory = engine.session("mallory");
            done(done(mallory.conversations().open(group.id())).draft().set(draft));
        });
    }

    private Conversation group(String title) {
        return done(anna.conversations().createGroup(NewGroup.titled(title).with(List.of(ben.user()))));
    }

    private static OverviewPage page(Session session) {
        return done(session.conversations().overview(Optional.empty(), 100));
    }

    private static List<ConversationOverview> pages(Session session, int limit) {
        List<ConversationOverview> found = new ArrayList<>();
        Optional<OverviewPosition> next = Optional.empty();
        do {
            OverviewPage page = done(session.conversations().overview(next, limit));
            found.addAll(page.conversations());
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    private static List<ConversationId> ids(List<ConversationOverview> all) {
        return all.stream().map(one -> one.info().id()).toList();
    }

    /** A millisecond later with each look, so that what comes later is later. */
    private static final class RisingClock extends Clock {
        private final AtomicLong now = new AtomicLong(1_800_000_000_000L);

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.incrementAndGet());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
