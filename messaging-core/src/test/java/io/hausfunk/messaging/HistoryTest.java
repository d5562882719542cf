// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A standby that lagged behind takes over while the engine lives on. */
class HistoryTest {
    private final LaggingStandby servers = new LaggingStandby();
    private final TestEngine engine = TestEngine.start(settings -> settings.storage(servers.storage()));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private Conversation group;

    @BeforeEach
    void found() {
        group = done(anna.conversations()
                .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben"), UserId.of("carl")))));
        done(group.send(Draft.text("kept")));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Another node, which knows only what the standby holds. */
    private TestEngine otherNode() {
        return engine.another(settings -> settings.storage(MemoryStorage.on(servers.standby)));
    }

    @Test
    void what_is_acknowledged_afterwards_can_be_read_although_its_authors_key_was_lost() {
        servers.lags();
        Conversation ofBen = done(ben.conversations().open(group.id()));
        done(ofBen.send(Draft.text("lost, and the key with it")));
        servers.takesOver();

        Sent sent = done(ofBen.send(Draft.text("afterwards")));

        assertThat(sent.sequence()).isEqualTo(3);
        try (TestEngine other = otherNode()) {
            Conversation seen =
                    done(other.session(engine.tenant, "carl").conversations().open(group.id()));
            assertThat(texts(done(seen.readAfter(1, 10)).entries())).containsExactly("kept", "afterwards");
        }
    }

    @Test
    void who_joined_in_the_lost_time_only_neither_hears_nor_sends() {
        ReceivedEntries heard = new ReceivedEntries();
        Session dora = engine.session("dora");
        done(dora.listen(heard));
        servers.lags();
        done(group.participants().add(List.of(UserId.of("dora")), Role.MEMBER));
        Conversation ofDora = done(dora.conversations().open(group.id()));
        done(ofDora.send(Draft.text("here I am")));
        assertThat(heard.next(2)).hasSize(2);
        servers.takesOver();
        try (TestEngine other = otherNode()) {
            Conversation there =
                    done(other.session(engine.tenant, "anna").conversations().open(group.id()));
            // The membership has the number now that it had with Dora before.
            done(there.participants().add(List.of(UserId.of("eva")), Role.MEMBER));
            done(there.send(Draft.text("not for Dora")));
        }

        assertThat(done(group.send(Draft.text("nor this"))).sequence()).isEqualTo(5);

        refused(ErrorCode.NOT_PERMITTED, () -> done(ofDora.send(Draft.text("let me in"))));
        Gap gap = heard.nextGap();
        assertThat(List.of(gap.after(), gap.upTo())).containsOnly(0L);
        done(group.participants().add(List.of(UserId.of("dora")), Role.MEMBER));
        assertThat(heard.next(1)).extracting(Entry::sequence).allMatch(number -> number >= 3);
        assertThat(texts(heard.rest())).doesNotContain("not for Dora", "nor this");
    }

    @Test
    void sends_go_on_at_once_although_participants_had_changed() {
        servers.lags();
        done(group.participants().remove(UserId.of("carl")));
        done(group.send(Draft.text("lost")));
        servers.takesOver();

        assertThat(done(group.send(Draft.text("afterwards"))).sequence()).isEqualTo(3);
    }

    @Test
    void listeners_are_told_to_read_anew_and_hear_what_comes() {
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));
        servers.lags();
        done(group.send(Draft.text("lost 1")));
        done(group.send(Draft.text("lost 2")));
        assertThat(texts(heard.next(2))).containsExactly("lost 1", "lost 2");
        servers.takesOver();

        Sent first = done(group.send(Draft.text("afterwards 1")));
        Gap gap = heard.nextGap();
        Sent second = done(group.send(Draft.text("afterwards 2")));

        assertThat(first.sequence()).isEqualTo(3);
        assertThat(gap.conversation()).isEqualTo(group.id());
        assertThat(gap.after()).isZero();
        assertThat(gap.upTo()).isBetween(2L, 4L);
        List<Long> rest = LongStream.rangeClosed(gap.upTo() + 1, second.sequence())
                .boxed()
                .toList();
        assertThat(heard.next(rest.size())).extracting(Entry::sequence).containsExactlyElementsOf(rest);
    }

    @Test
    void cursors_expire_and_catching_up_starts_from_the_beginning() {
        Cursor before = done(ben.sync(Cursor.beginning(), 100)).next();
        servers.lags();
        done(group.send(Draft.text("lost")));
        Cursor cursor = done(ben.sync(before, 100)).next();
        servers.takesOver();
        done(group.send(Draft.text("afterwards")));

        refused(ErrorCode.CURSOR_EXPIRED, () -> done(ben.sync(cursor, 100)));
        refused(ErrorCode.CURSOR_EXPIRED, () -> done(ben.sync(before, 100)));
        assertThat(texts(done(ben.sync(Cursor.beginning(), 100)).entries())).containsExactly("kept", "afterwards");
    }

    @Test
    void health_says_so_and_reading_goes_on_by_itself() {
        servers.lags();
        done(group.send(Draft.text("lost")));
        servers.takesOver();

        assertThat(texts(done(group.readAfter(1, 10)).entries())).containsExactly("kept");
        assertThat(engine.messaging.health().state()).isEqualTo(Health.State.DEGRADED);
        assertThat(Map.copyOf(engine.messaging.health().parts())).containsKey("history");
    }

    private static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.content() instanceof TextContent)
                .map(entry -> ((TextContent) entry.content()).text())
                .toList();
    }
}
