// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;
import static io.hausfunk.messaging.internal.session.CallArguments.sequence;

import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.reading.TimelineReader;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The timeline of a conversation, in the hands of one session's person. */
final class EngineTimeline implements Timeline {
    private static final int MAX_LIMIT = 200;

    private final SessionLife life;
    private final ConversationRef ref;
    private final TimelineReader reader;

    EngineTimeline(SessionLife life, ConversationRef ref, TimelineReader reader) {
        this.life = life;
        this.ref = ref;
        this.reader = reader;
    }

    @Override
    public CompletionStage<TimelinePage> before(long before, int limit) {
        sequence(before);
        limit(limit);
        return life.read(() -> reader.before(life.actor(), ref, before, limit));
    }

    @Override
    public CompletionStage<TimelinePage> after(long after, int limit) {
        sequence(after);
        limit(limit);
        return life.read(() -> reader.after(life.actor(), ref, after, limit));
    }

    @Override
    public CompletionStage<TimelinePage> thread(long root, long after, int limit) {
        sequence(root);
        sequence(after);
        limit(limit);
        return life.read(() -> reader.thread(life.actor(), ref, root, after, limit));
    }

    @Override
    public CompletionStage<List<TimelineItem>> messages(List<Long> numbers) {
        if (required(numbers, "numbers").stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "one of the numbers is null");
        }
        List<Long> asked = List.copyOf(numbers);
        limit(asked.size());
        return life.read(() -> reader.messages(life.actor(), ref, asked));
    }

    private static void limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to " + MAX_LIMIT + " at once");
        }
    }
}
