// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.adapter.PageConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PageFeedTest {
    private static final int MORE_THAN_FIT = 65;

    /** Takes nothing until the test says so. */
    private final Deque<Runnable> onTheWay = new ArrayDeque<>();

    private boolean paused;
    private Runnable whilePausing = () -> {};

    private final PageConnection connection = new PageConnection() {
        @Override
        public void send(String frame, Runnable done) {
            onTheWay.add(done);
        }

        @Override
        public void close(int code, String reason) {}
    };

    private final EntrySubscription subscription = new EntrySubscription() {
        @Override
        public CompletionStage<Cursor> cursor() {
            return CompletableFuture.completedFuture(Cursor.beginning());
        }

        @Override
        public void pause() {
            whilePausing.run();
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public void close() {}
    };

    private final FrameCodec codec = new FrameCodec();
    private final PageFeed[] self = new PageFeed[1];
    private final Outgoing outgoing = new Outgoing(connection, () -> self[0].roomAgain());
    private final EntryFrames frames = new EntryFrames(codec);
    private final EntryTexts texts = new EntryTexts(codec, frames);
    private final PageFeed feed = new PageFeed(outgoing, codec, texts, new OverviewFrames(frames, codec));

    private void openAndFill() {
        self[0] = feed;
        feed.open(subscription, subscription, subscription);
        for (int i = 0; i < MORE_THAN_FIT; i++) {
            feed.onTyping(new ConversationId(new UUID(1, i)), UserId.of("ben"), true);
        }
    }

    private void takeAll() {
        while (!onTheWay.isEmpty()) {
            onTheWay.poll().run();
        }
    }

    @Test
    void a_full_connection_pauses_and_one_with_room_goes_on() {
        openAndFill();
        assertThat(paused).isTrue();
        takeAll();
        assertThat(paused).isFalse();
    }

    @Test
    void a_connection_that_empties_while_it_is_found_full_goes_on() {
        whilePausing = this::takeAll;
        openAndFill();
        assertThat(paused).as("nobody would ever resume it").isFalse();
    }
}
