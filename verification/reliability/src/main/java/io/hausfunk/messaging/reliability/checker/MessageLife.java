// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One message that somebody wanted to alter, and everything that was asked of it, one after the other. */
final class MessageLife {
    /** Which message. */
    record Key(String conversation, long sequence) {}

    private final Key key;
    private final List<Alteration> alterations = new ArrayList<>();
    private String body = "";

    MessageLife(Key key) {
        this.key = key;
    }

    void add(Alteration alteration) {
        alterations.add(alteration);
    }

    void said(String newBody) {
        body = newBody;
    }

    Key key() {
        return key;
    }

    List<Alteration> alterations() {
        return alterations;
    }

    /** Whether it is known of all that was asked what became of it. */
    boolean known(LostTail tail) {
        return !body.isEmpty()
                && key.sequence <= tail.head(key.conversation)
                && alterations.stream().noneMatch(each -> each.open() || each.during(tail));
    }

    /** What it has to be by the acknowledgements. */
    String expected() {
        String text = body;
        Set<String> reactions = new TreeSet<>();
        for (Alteration each : alterations) {
            if (each.acknowledged().isPresent()) {
                String reaction = each.what() + " " + each.asked().client();
                switch (each.kind()) {
                    case "edited" -> text = each.what();
                    case "reacted" -> reactions.add(reaction);
                    case "withdrawn" -> reactions.remove(reaction);
                    default -> {
                        return "removed";
                    }
                }
            }
        }
        FoldedMessage folded = new FoldedMessage(text);
        reactions.forEach(each -> folded.apply(new Event.Entry(
                0, "", 0, each.split(" ", -1)[1], "reacted:" + key.sequence + ":" + each.split(" ", -1)[0], "")));
        return folded.state();
    }

    /** All texts it ever had or may have had, the first one first. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(body));
        alterations.stream().filter(each -> each.kind().equals("edited")).forEach(each -> texts.add(each.what()));
        return texts;
    }

    /** The oldest text that may be shown to somebody who asks at this time; beyond the last one if none may. */
    int oldest(long asked) {
        int oldest = 0;
        int text = 0;
        for (Alteration each : alterations) {
            boolean done =
                    each.acknowledged().isPresent() && each.acknowledged().getAsLong() < asked;
            if (each.kind().equals("edited")) {
                text++;
                oldest = done ? text : oldest;
            } else if (each.kind().equals("retracted") && done) {
                return Integer.MAX_VALUE;
            }
        }
        return oldest;
    }

    /** The acknowledged retraction, or null. */
    @Nullable
    Alteration retraction() {
        return alterations.stream()
                .filter(each ->
                        each.kind().equals("retracted") && each.acknowledged().isPresent())
                .findFirst()
                .orElse(null);
    }
}
