// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a client keeps of its messages until they are acknowledged: each under a name, and only a few under way at once. */
final class Outbox {
    private static final int UNDER_WAY = 8;

    /** A message and the name that its client gave it. */
    record Draft(String name, String text) {}

    /** That a message is stored: under which number, and whether it was before it was sent this time. */
    record Acknowledgement(String name, String text, long number, boolean repeated) {}

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final Map<String, Long> unheard = new HashMap<>();

    synchronized void add(String text) {
        String name = UUID.randomUUID().toString();
        drafts.put(name, new Draft(name, text));
    }

    /** What to send now, in the order of writing. */
    synchronized List<Draft> next() {
        List<Draft> now = drafts.values().stream()
                .filter(draft -> !underWay.contains(draft.name()))
                .limit(UNDER_WAY - underWay.size())
                .toList();
        now.forEach(draft -> underWay.add(draft.name()));
        return now;
    }

    synchronized void acknowledged(String name, long number, boolean repeated) {
        underWay.remove(name);
        Draft draft = drafts.remove(name);
        if (draft != null) {
            acknowledgements.add(new Acknowledgement(name, draft.text(), number, repeated));
        }
    }

    /** An acknowledgement that was on its way when the connection broke: the client never knows, the story does. */
    synchronized void unheard(String name, long number) {
        unheard.put(name, number);
    }

    /** How many messages have another number now than the node that died gave them. */
    synchronized long moved() {
        return acknowledgements.stream()
                .filter(each -> unheard.getOrDefault(each.name(), each.number()) != each.number())
                .count();
    }

    /** The connection broke: nobody knows what became of what is under way, so it is sent again. */
    synchronized void reconnected() {
        underWay.clear();
    }

    synchronized int underWay() {
        return underWay.size();
    }

    /** How many are not acknowledged. */
    synchronized int open() {
        return drafts.size();
    }

    synchronized List<Acknowledgement> acknowledgements() {
        return List.copyOf(acknowledgements);
    }
}
