// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Everything that was asked and answered about one name in one conversation. */
public final class Message {
    /** Which message: names are unique among all senders of a history. */
    public record Key(String conversation, String name) {}

    /** One asking and its answer. */
    public static final class Attempt {
        private final Line asked;
        private Line answered;
        private boolean open = true;

        Attempt(Line asked) {
            this.asked = asked;
            this.answered = asked;
        }

        /** The asking. */
        public Event.Invoke invoke() {
            return (Event.Invoke) asked.event();
        }

        /** The answer, or the asking if there is none. */
        public Event answer() {
            return answered.event();
        }

        void answer(Line line) {
            answered = line;
            open = line.event() instanceof Event.Unknown;
        }

        List<Line> lines() {
            return List.of(asked, answered);
        }

        boolean acknowledged() {
            return answered.event() instanceof Event.Ok;
        }

        /** Nothing may have come of it, or something. */
        boolean open() {
            return open;
        }
    }

    private final Key key;
    private final List<Attempt> attempts = new ArrayList<>();

    Message(Key key) {
        this.key = key;
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Where and what. */
    public Key key() {
        return key;
    }

    /** In the order of asking. */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** Who sends it. */
    public String sender() {
        return attempts.get(0).invoke().client();
    }

    /** When it was asked for first. */
    public long invoked() {
        return attempts.get(0).invoke().at();
    }

    /** When it was acknowledged first, if it was. */
    public OptionalLong acknowledged() {
        return acknowledgements().stream()
                .mapToLong(attempt -> attempt.answer().at())
                .min();
    }

    /** The attempts that were acknowledged. */
    public List<Attempt> acknowledgements() {
        return attempts.stream().filter(Attempt::acknowledged).toList();
    }

    /** The acknowledgements that nothing excuses from being true. */
    public List<Attempt> lasting(LostTail tail) {
        return attempts.stream()
                .filter(attempt -> attempt.acknowledged() && !tail.covers(attempt))
                .toList();
    }

    /** The first time of those. */
    OptionalLong lastingSince(LostTail tail) {
        return lasting(tail).stream()
                .mapToLong(attempt -> attempt.answer().at())
                .min();
    }

    List<Line> lines() {
        return attempts.stream().flatMap(attempt -> attempt.lines().stream()).toList();
    }
}
