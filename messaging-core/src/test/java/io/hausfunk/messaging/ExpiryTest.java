// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.timeline.TimelineState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private final MovableTime time = new MovableTime();
    private final TestEngine engine =
            TestEngine.start(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
    private final Conversation annas = done(engine.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
    private final Conversation bens = done(engine.session("ben").conversations().open(annas.id()));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_expired_is_removed_from_the_store_in_all_versions_and_the_rest_stays() {
        long first = expiring(bens, "eins", 5);
        done(bens.messages().edit(first, Draft.text("zwei")));
        long second = expiring(annas, "drei", 5);
        long later = expiring(bens, "vier", 60);
        done(annas.messages().react(first, "+1"));

        time.pass(Duration.ofMinutes(5));
        eventually(
                "both are emptied",
                () -> stored().stream().filter(StoredEntry::emptied).count() == 3);

        List<Entry> entries = done(annas.readAfter(first - 1, 100)).entries();
        assertThat(entries.get(0).content()).isEqualTo(RemovedContent.of(Removal.EXPIRED));
        assertThat(entries.stream()
                        .map(Entry::content)
                        .filter(MessagesExpired.class::isInstance)
                        .flatMap(content -> ((MessagesExpired) content).targets().stream()))
                .containsExactlyInAnyOrder(first, second);
        assertThat(stored().get((int) later - 1).emptied()).isFalse();
        TimelineItem shown = done(annas.timeline().messages(List.of(first))).get(0);
        assertThat(shown.content()).isEqualTo(RemovedContent.of(Removal.EXPIRED));
        assertThat(shown.reactions()).isEmpty();
    }

    @Test
    void what_expires_while_nobody_removes_it_looks_the_same_in_a_page_and_in_a_fold() {
        try (TestEngine idle = engine.another(settings -> settings.clock(time).reconcileEvery(Duration.ofHours(1)))) {
            engine.close();
            Conversation mine =
                    done(idle.session(engine.tenant, "anna").conversations().open(annas.id()));
            long said = expiring(mine, "geheim", 5);
            TimelineState state = TimelineState.of(UserId.of("anna"));
            done(mine.readAfter(0, 100)).entries().forEach(state::apply);
            time.pass(Duration.ofMinutes(5));

            assertThat(stored().get((int) said - 1).emptied()).isFalse();
            assertThat(state.items(time.instant()))
                    .isEqualTo(done(mine.timeline().after(0, 100)).items());
            assertThat(state.items(time.instant()).get(1).content()).isEqualTo(RemovedContent.of(Removal.EXPIRED));
        }
    }

    @Test
    void what_somebody_said_who_went_expires_too() {
        expiring(bens, "eins", 5);
        done(annas.participants().remove(UserId.of("ben")));
        time.pass(Duration.ofMinutes(5));
        eventually("it is emptied", () -> stored().stream().anyMatch(StoredEntry::emptied));
    }

    @Test
    void a_conversation_decides_for_all_its_messages_and_each_may_stay_shorter() {
        long kept = done(bens.send(Draft.text("bleibt"))).sequence();
        assertThat(done(annas.changeTimeToLive(Optional.of(Duration.ofMinutes(30))))
                        .changed())
                .isTrue();
        assertThat(done(annas.changeTimeToLive(Optional.of(Duration.ofMinutes(30))))
                        .changed())
                .isFalse();
        assertThat(done(bens.info()).timeToLive()).contains(Duration.ofMinutes(30));
        long all = done(bens.send(Draft.text("eins"))).sequence();
        long shorter = expiring(bens, "zwei", 5);
        long longer = expiring(bens, "drei", 60);
        done(annas.rename("anders"));
        assertThat(done(bens.info()).timeToLive()).contains(Duration.ofMinutes(30));
        assertThat(expiries(kept, all, shorter, longer))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(time.instant().plus(Duration.ofMinutes(30))),
                        Optional.of(time.instant().plus(Duration.ofMinutes(5))),
                        Optional.of(time.instant().plus(Duration.ofMinutes(30))));
        time.pass(Duration.ofMinutes(30));
        eventually(
                "all are emptied but the first",
                () -> stored().stream().filter(StoredEntry::emptied).count() == 3);
        done(annas.changeTimeToLive(Optional.empty()));
        assertThat(expiries(done(bens.send(Draft.text("vier"))).sequence())).containsExactly(Optional.empty());
    }

    @Test
    void a_change_on_one_node_holds_for_what_another_sends_right_afterwards() {
        try (TestEngine other = engine.another(settings -> settings.clock(time).reconcileEvery(Duration.ofHours(1)))) {
            Conversation elsewhere =
                    done(other.session(engine.tenant, "ben").conversations().open(annas.id()));
            done(elsewhere.send(Draft.text("warm")));
            done(annas.changeTimeToLive(Optional.of(Duration.ofMinutes(30))));
            long said = done(elsewhere.send(Draft.text("eins"))).sequence();
            assertThat(expiries(said))
                    .containsExactly(Optional.of(time.instant().plus(Duration.ofMinutes(30))));
        }
    }

    @Test
    void both_may_decide_in_a_direct_conversation() {
        Conversation direct = done(engine.session("anna").conversations().direct(UserId.of("ben")));
        Conversation same = done(engine.session("ben").conversations().open(direct.id()));
        done(direct.changeTimeToLive(Optional.of(Duration.ofDays(1))));
        done(same.changeTimeToLive(Optional.of(Duration.ofDays(2))));
        assertThat(done(direct.info()).timeToLive()).contains(Duration.ofDays(2));
    }

    private List<Optional<Instant>> expiries(Long... numbers) {
        return done(annas.timeline().messages(List.of(numbers))).stream()
                .map(TimelineItem::expiresAt)
                .toList();
    }

    private static long expiring(Conversation where, String text, int minutes) {
        return done(where.send(Draft.text(text).expiringAfter(Duration.ofMinutes(minutes))))
                .sequence();
    }

    private List<StoredEntry> stored() {
        try (MemoryStorage storage = MemoryStorage.on(engine.data)) {
            storage.open();
            EntryRange all = new EntryRange(new ConversationRef(engine.tenant, annas.id()), 0, Long.MAX_VALUE);
            return storage.entries().read(List.of(all), 1000);
        }
    }
}
