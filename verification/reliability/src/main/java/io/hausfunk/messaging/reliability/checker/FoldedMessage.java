// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the entries of a conversation make of one message, by the simplest means: read them all. */
final class FoldedMessage {
    private String text;
    private boolean retracted;
    private final List<String> reactions = new ArrayList<>();

    FoldedMessage(String text) {
        this.text = text;
    }

    /** An entry about this message. Those that were emptied say nothing any more. */
    void apply(Event.Entry entry) {
        String[] parts = entry.item().split(":", -1);
        switch (parts[0]) {
            case "edited" -> text = parts[parts.length - 1];
            case "retracted" -> retracted = true;
            case "reacted" -> reactions.add(parts[2] + " " + entry.author());
            default -> {}
        }
    }

    /** As a timeline shows it. */
    String state() {
        if (retracted) {
            return "removed";
        }
        Map<String, Integer> counts = new TreeMap<>();
        reactions.forEach(each -> counts.merge(each.split(" ", -1)[0], 1, Integer::sum));
        StringBuilder state = new StringBuilder(text);
        counts.forEach((reaction, count) ->
                state.append('/').append(reaction).append('=').append(count));
        return state.toString();
    }

    /** Whether somebody reacted twice in one way. */
    boolean doubled() {
        return reactions.stream().distinct().count() < reactions.size();
    }
}
