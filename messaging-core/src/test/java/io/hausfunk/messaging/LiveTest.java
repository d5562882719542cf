// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Typing and marks as they happen. Time flows, and jumps where a test says so. */
class LiveTest {
    private final AtomicLong ahead = new AtomicLong();
    private final TestEngine engine = TestEngine.start(settings ->
            EngineBuilder.with(settings, options -> options.nanoTime(this::now)).receiptsVisible(true));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private final ReceivedLiveEvents heard = new ReceivedLiveEvents();

    private long now() {
        return System.nanoTime() + ahead.get();
    }

    private void jump(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void others_see_that_somebody_types_until_they_stop() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        ReceivedLiveEvents own = new ReceivedLiveEvents();
        ben.listenLive(heard);
        anna.listenLive(own);
        done(withBen.typing());
        assertThat(heard.next()).isEqualTo("anna types");
        jump(Duration.ofSeconds(4));
        done(withBen.typing());
        jump(Duration.ofSeconds(4));
        done(done(ben.conversations().direct(anna.user())).typing());
        assertThat(own.next()).isEqualTo("ben types");
        assertThat(heard.rest()).isEmpty();
        jump(Duration.ofSeconds(7));
        assertThat(heard.next()).isEqualTo("anna stops");
        assertThat(own.next()).isEqualTo("ben stops");
    }

    @Test
    void a_message_ends_typing_at_once() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        ben.listenLive(heard);
        for (int i = 0; i < 3; i++) {
            done(withBen.typing());
            assertThat(heard.next()).isEqualTo("anna types");
            done(withBen.send(Draft.text("there it is")));
            assertThat(heard.next()).isEqualTo("anna stops");
        }
    }

    @Test
    void many_calls_are_one_and_readers_and_strangers_may_not() {
        Conversation group = done(
                anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user(), UserId.of("cleo")))));
        done(group.participants().changeRole(UserId.of("cleo"), Role.READER));
        Session cleo = engine.session("cleo");
        ben.listenLive(heard);
        for (int i = 0; i < 1000; i++) {
            done(group.typing());
        }
        assertThat(heard.next()).isEqualTo("anna types");
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(done(cleo.conversations().open(group.id())).typing()));
        done(group.participants().remove(ben.user()));
        ReceivedLiveEvents cleos = new ReceivedLiveEvents();
        cleo.listenLive(cleos);
        jump(Duration.ofSeconds(7));
        done(group.typing());
        assertThat(cleos.next()).isEqualTo("anna types");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void who_is_hidden_types_unseen() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        ben.listenLive(heard);
        anna.presence().connect(PresenceChoice.hidden());
        done(withBen.typing());
        anna.presence().choose(PresenceChoice.automatic());
        done(withBen.markRead(1));
        assertThat(heard.next()).isEqualTo("anna 1/1");
    }

    @Test
    void marks_are_heard_by_all_where_receipts_are_visible_and_never_fall() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        for (int i = 0; i < 9; i++) {
            done(withBen.send(Draft.text("n" + i)));
        }
        ReceivedLiveEvents own = new ReceivedLiveEvents();
        ben.listenLive(own);
        anna.listenLive(heard);
        Conversation bens = done(ben.conversations().direct(anna.user()));
        done(bens.markRead(5));
        assertThat(heard.next()).isEqualTo("ben 5/5");
        assertThat(own.next()).isEqualTo("ben 5/5");
        done(bens.markRead(3));
        done(bens.markDelivered(7));
        assertThat(heard.next()).isEqualTo("ben 7/5");
        done(bens.markRead(1000));
        assertThat(heard.next()).isEqualTo("ben 10/10");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void where_receipts_are_not_visible_only_the_own_devices_hear_of_marks() {
        try (TestEngine discreet = TestEngine.start()) {
            Session annas = discreet.session("anna");
            Session bens = discreet.session("ben");
            Conversation withAnna = done(bens.conversations().direct(annas.user()));
            ReceivedLiveEvents phone = new ReceivedLiveEvents();
            annas.listenLive(heard);
            discreet.session("ben").listenLive(phone);
            done(withAnna.markRead(1));
            assertThat(phone.next()).isEqualTo("ben 1/1");
            done(withAnna.typing());
            assertThat(heard.next()).isEqualTo("ben types");
            assertThat(heard.rest()).isEmpty();
        }
    }

    @Test
    void who_left_hears_nothing_and_who_throws_hears_the_next() {
        Conversation group = done(
                anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user(), UserId.of("cleo")))));
        ben.listenLive(heard);
        ReceivedLiveEvents cleos = new ReceivedLiveEvents();
        engine.session("cleo").listenLive(new LiveListener() {
            @Override
            public void onReceipt(io.hausfunk.messaging.model.ConversationId id, Receipt receipt) {
                cleos.onReceipt(id, receipt);
                throw new IllegalStateException("a listener's own trouble");
            }
        });
        done(done(ben.conversations().open(group.id())).leave());
        done(group.typing());
        done(group.markRead(1));
        assertThat(cleos.next()).isEqualTo("anna 1/1");
        done(group.markRead(2));
        assertThat(cleos.next()).isEqualTo("anna 2/2");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void a_paused_listener_hears_what_holds_afterwards_and_nothing_in_between() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        for (int i = 0; i < 5; i++) {
            done(withBen.send(Draft.text("n" + i)));
        }
        Subscription bens = ben.listenLive(heard);
        ReceivedLiveEvents witness = new ReceivedLiveEvents();
        engine.session("ben").listenLive(witness);
        bens.pause();
        done(withBen.typing());
        assertThat(witness.next()).isEqualTo("anna types");
        done(withBen.send(Draft.text("there it is")));
        assertThat(witness.next()).isEqualTo("anna stops");
        done(withBen.markRead(3));
        assertThat(witness.next()).startsWith("anna ");
        done(withBen.markRead(5));
        assertThat(witness.next()).isEqualTo("anna 5/5");
        assertThat(heard.rest()).isEmpty();
        bens.resume();
        assertThat(heard.next()).isEqualTo("anna 5/5");
        done(withBen.typing());
        assertThat(heard.next()).isEqualTo("anna types");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void nothing_comes_after_a_watch_is_closed() {
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        ReceivedLiveEvents other = new ReceivedLiveEvents();
        Subscription watch = ben.listenLive(heard);
        ben.listenLive(other);
        watch.close();
        watch.close();
        done(withBen.typing());
        assertThat(other.next()).isEqualTo("anna types");
        assertThat(heard.rest()).isEmpty();
    }
}
