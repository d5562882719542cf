// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What somebody wanted of a message, with all attempts: an edit, a retraction, a reaction or its withdrawal. */
final class Alteration {
    private final Event.Alter asked;
    private final List<Line> lines = new ArrayList<>();
    private final List<Event> answers = new ArrayList<>();

    Alteration(Event.Alter asked) {
        this.asked = asked;
    }

    void asked(Line line) {
        lines.add(line);
    }

    void answered(Line line) {
        lines.add(line);
        answers.add(line.event());
    }

    /** The first asking. */
    Event.Alter asked() {
        return asked;
    }

    /** What was asked for: {@code edited}, {@code retracted}, {@code reacted} or {@code withdrawn}. */
    String kind() {
        return asked.item().substring(0, asked.item().indexOf(':'));
    }

    /** The last word of what was asked for: the body of an edit, or the reaction. */
    String what() {
        return asked.item().substring(asked.item().lastIndexOf(':') + 1);
    }

    /** When it was acknowledged first. */
    OptionalLong acknowledged() {
        return answers.stream()
                .filter(Event.Ok.class::isInstance)
                .mapToLong(Event::at)
                .min();
    }

    /** The acknowledgements with a number of an entry of its own. */
    List<Event.Ok> changes() {
        return answers.stream()
                .filter(Event.Ok.class::isInstance)
                .map(Event.Ok.class::cast)
                .filter(ok -> !ok.repeated())
                .toList();
    }

    /** Whether it may have been done or not. */
    boolean open() {
        return acknowledged().isEmpty()
                && (answers.isEmpty() || answers.stream().anyMatch(Event.Unknown.class::isInstance));
    }

    /** Whether nobody knew for a while if it was done. */
    boolean doubted() {
        return answers.stream().anyMatch(Event.Unknown.class::isInstance);
    }

    /** Whether anything of it was acknowledged while a database worked whose last entries were lost. */
    boolean during(LostTail tail) {
        return answers.stream().anyMatch(answer -> tail.during(asked.conversation(), answer.at()));
    }

    List<Line> lines() {
        return lines;
    }
}
