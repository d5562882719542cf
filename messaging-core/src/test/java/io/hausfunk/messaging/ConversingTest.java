// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.QuietHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversingTest {
    private final TestEngine engine = TestEngine.start();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_one_says_reaches_the_other_in_order() throws InterruptedException {
        Session anna = engine.session("anna");
        Session ben = engine.session("ben");
        BlockingQueue<Entry> heard = new LinkedBlockingQueue<>();
        done(ben.listen(heard::add));

        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        assertThat(done(withBen.send(Draft.text("Hallo"))).sequence()).isEqualTo(2);
        done(withBen.send(Draft.text("Die Rechnung 4711 ist freigegeben.").replyingTo(2)));

        assertThat(heard.poll(10, TimeUnit.SECONDS).content()).isInstanceOf(ConversationCreated.class);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).satisfies(entry -> {
            assertThat(entry.author()).contains(UserId.of("anna"));
            assertThat(((TextContent) entry.content()).text()).isEqualTo("Hallo");
        });
        assertThat(heard.poll(10, TimeUnit.SECONDS).replyTo()).hasValue(2);
    }

    @Test
    void who_was_away_catches_up_with_one_call() {
        Session anna = engine.session("anna");
        Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));
        for (int i = 0; i < 10; i++) {
            done(withBen.send(Draft.text("number " + i)));
        }

        Session ben = engine.session("ben");
        SyncPage page = done(ben.sync(Cursor.beginning(), 5));
        assertThat(page.entries()).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(page.more()).isTrue();
        SyncPage rest = done(ben.sync(page.next(), 100));
        assertThat(rest.entries()).extracting(Entry::sequence).containsExactly(6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(rest.more()).isFalse();
        assertThat(done(ben.sync(rest.next(), 100)).entries()).isEmpty();
        assertThat(done(ben.conversations().unread())).containsEntry(withBen.id(), 10L);
        done(done(ben.conversations().direct(UserId.of("anna"))).markRead(6));
        assertThat(done(ben.conversations().unread())).containsEntry(withBen.id(), 5L);
    }

    @Test
    void the_same_two_people_always_meet_in_the_same_conversation() {
        Conversation one = done(engine.session("anna").conversations().direct(UserId.of("ben")));
        Conversation other = done(engine.session("ben").conversations().direct(UserId.of("anna")));
        assertThat(one.id()).isEqualTo(other.id());
    }

    @Test
    void to_look_for_a_direct_conversation_creates_none() {
        Session anna = engine.session("anna");
        Session ben = engine.session("ben");

        assertThat(done(anna.conversations().findDirect(ben.user()))).isEmpty();
        assertThat(done(ben.conversations().list(Optional.empty(), 10)).conversations())
                .isEmpty();
        Conversation begun = done(ben.conversations().direct(anna.user()));
        assertThat(done(anna.conversations().findDirect(ben.user())))
                .map(Conversation::id)
                .contains(begun.id());
        refused(ErrorCode.NOT_APPLICABLE, () -> done(anna.conversations().findDirect(anna.user())));
    }

    @Test
    void null_in_a_list_is_a_mistake_that_is_named() {
        Session anna = engine.session("anna");
        Conversation group = done(anna.conversations().createGroup(NewGroup.titled("g")));
        List<UserId> people = Arrays.asList(UserId.of("ben"), null);
        refused(ErrorCode.ARGUMENT_MISSING, () -> NewGroup.titled("g").with(people));
        refused(ErrorCode.ARGUMENT_MISSING, () -> group.participants().add(people, Role.MEMBER));
        refused(ErrorCode.ARGUMENT_MISSING, () -> anna.presence().watch(new HashSet<>(people), changes -> {}));
        refused(ErrorCode.ARGUMENT_MISSING, () -> Mentions.of(people));
        refused(ErrorCode.ARGUMENT_MISSING, () -> group.timeline().messages(Arrays.asList(1L, null)));
        refused(ErrorCode.ARGUMENT_MISSING, () -> group.messages().vote(1, Arrays.asList(1, null)));
        refused(ErrorCode.ARGUMENT_MISSING, () -> FileContent.of(Arrays.asList((Attachment) null)));
        refused(ErrorCode.TEXT_MISSING, () -> PollContent.of("?", Arrays.asList("yes", null)));
        List<DayOfWeek> days = Arrays.asList(DayOfWeek.MONDAY, null);
        QuietHours hours = QuietHours.in(ZoneId.of("Europe/Berlin"));
        refused(ErrorCode.ARGUMENT_MISSING, () -> hours.on(days, LocalTime.NOON, LocalTime.MIDNIGHT));
        assertThat(hours.on(List.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT))
                .isNotNull();
    }

    @Test
    void a_group_grows_and_shrinks_in_its_own_sequence() {
        Session anna = engine.session("anna");
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("Einkauf").with(List.of(UserId.of("ben")))));
        done(group.participants().add(List.of(UserId.of("cleo")), io.hausfunk.messaging.model.Role.MEMBER));
        done(group.rename("Vertrieb"));
        done(group.participants().remove(UserId.of("ben")));
        assertThat(done(group.readAfter(0, 100)).entries())
                .extracting(entry -> entry.content().getClass().getSimpleName())
                .containsExactly("ConversationCreated", "PeopleAdded", "ConversationRenamed", "PersonRemoved");
        assertThat(done(group.info()).title()).contains("Vertrieb");
        assertThat(done(group.participants().list())).hasSize(2);
    }
}
