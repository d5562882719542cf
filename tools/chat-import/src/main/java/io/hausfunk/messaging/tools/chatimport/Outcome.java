// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a message of the file comes to, once all that is about it has happened. */
final class Outcome {
    private final Step step;
    private final long sequence;
    private final Map<String, Set<UserId>> reactions = new HashMap<>();
    private final List<Outcome> replies = new ArrayList<>();
    private Optional<ChatLine> edit = Optional.empty();
    private boolean pinned;
    private long carrier;

    private Outcome(Step step, long sequence) {
        this.step = step;
        this.sequence = sequence;
        this.carrier = sequence;
    }

    /** All messages of a chat, by their lines. */
    static Map<Long, Outcome> of(ImportedChat chat) {
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        List<Step> steps = chat.script().steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.act() == Step.Act.SAY) {
                Outcome outcome = new Outcome(step, chat.sequences().get(i));
                ChatLine line = outcome.line();
                outcomes.put(line.n(), outcome);
                line.links()
                        .thread()
                        .ifPresent(root -> known(outcomes, root).replies.add(outcome));
            } else if (!step.act().moves()) {
                ChatLine line = step.line().orElseThrow();
                known(outcomes, line.links().about().orElseThrow())
                        .apply(step.act(), line, chat.sequences().get(i));
            }
        }
        return outcomes;
    }

    /** The reader has checked that lines refer to messages before them. */
    private static Outcome known(Map<Long, Outcome> outcomes, long line) {
        return Objects.requireNonNull(outcomes.get(line), "a line of this number");
    }

    private void apply(Step.Act act, ChatLine line, long number) {
        switch (act) {
            case EDIT -> {
                edit = Optional.of(line);
                carrier = number;
            }
            case REACT ->
                reactions.computeIfAbsent(line.text(), kind -> new HashSet<>()).add(line.author());
            default -> pinned = true;
        }
    }

    ChatLine line() {
        return step.line().orElseThrow();
    }

    long sequence() {
        return sequence;
    }

    /** The number of the entry that has its files: the last edit, if there is one. */
    long carrier() {
        return carrier;
    }

    /** What it says in the end. */
    String text() {
        return edit.orElse(line()).text();
    }

    /** The last edit. */
    Optional<ChatLine> edit() {
        return edit;
    }

    boolean pinned() {
        return pinned;
    }

    Map<String, Set<UserId>> reactions() {
        return reactions;
    }

    List<Outcome> replies() {
        return replies;
    }
}
