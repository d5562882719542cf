// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.conversation.ScheduledMessage;
import io.hausfunk.messaging.conversation.ScheduledMessages;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Scheduled messages in the hands of one session's person. */
final class EngineScheduled implements ScheduledMessages {
    private final SessionLife life;
    private final ConversationRef ref;
    private final Schedule schedule;

    EngineScheduled(SessionLife life, ConversationRef ref, Schedule schedule) {
        this.life = life;
        this.ref = ref;
        this.schedule = schedule;
    }

    @Override
    public CompletionStage<ScheduledMessage> schedule(Draft draft, Instant at) {
        required(draft, "draft");
        required(at, "at");
        return life.write(() -> schedule.schedule(life.actor(), ref, draft, at));
    }

    @Override
    public CompletionStage<ScheduledMessage> change(Draft draft, Instant at) {
        required(draft, "draft");
        required(at, "at");
        return life.write(() -> schedule.change(life.actor(), ref, draft, at));
    }

    @Override
    public CompletionStage<Boolean> cancel(IdempotencyKey key) {
        required(key, "key");
        return life.write(() -> schedule.cancel(life.actor(), ref, key));
    }

    @Override
    public CompletionStage<List<ScheduledMessage>> list() {
        return life.read(() -> schedule.list(life.actor(), ref));
    }
}
