// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.conversation.ScheduledMessage;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.PersonalKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that waits for its time, as it stands in one version of its record.
 *
 * @param content what the draft says, as it was sealed: also what this node does not know
 */
public record Scheduled(
        PersonalKey key,
        long version,
        State state,
        ConversationId conversation,
        Instant at,
        Optional<ErrorCode> refusal,
        Draft draft,
        EncodedContent content)
        implements ScheduledMessage {
    /** What becomes of it. */
    public enum State {
        /** Its time is to come. */
        WAITING(0),
        /** Somebody sends it: it can no longer be changed. */
        SENDING(1),
        /** It was refused. */
        REFUSED(2);

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }

        /** As it is stored. */
        byte code() {
            return code;
        }

        static State of(byte code) {
            for (State state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }
    }

    /** The same in another state. */
    public Scheduled in(State next, Optional<ErrorCode> why) {
        return new Scheduled(key, version, next, conversation, at, why, draft, content);
    }

    /** The same, as it stands once it was written. */
    public Scheduled written() {
        return new Scheduled(key, version + 1, state, conversation, at, refusal, draft, content);
    }

    @Override
    public String toString() {
        return "ScheduledMessage[" + at + "]";
    }
}
