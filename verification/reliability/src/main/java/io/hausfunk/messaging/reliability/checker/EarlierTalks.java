// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Conversations as they were before the database went back: what it kept, and what is known of what it lost, because somebody heard it or
 * had an acknowledgement. What was shown then has to agree with this, as what is shown afterwards has to agree with what is there.
 */
final class EarlierTalks {
    /** Something that was asked for, and may have been there for a while. */
    private record Doubt(long asked, String author, String item) {}

    private final Picture picture;
    private final Map<String, Talk> talks = new HashMap<>();
    private final Map<String, List<Doubt>> doubts = new HashMap<>();

    EarlierTalks(Picture picture) {
        this.picture = picture;
        LostTail tail = picture.lostTail();
        for (Talk now : List.copyOf(picture.talks())) {
            long head = tail.head(now.name());
            if (head < Long.MAX_VALUE) {
                Talk before = new Talk(now);
                now.entries().headMap(head, true).values().forEach(before::add);
                talks.put(now.name(), before);
            }
        }
        picture.listenings()
                .forEach(listening -> listening.heard().stream()
                        .filter(listening::lost)
                        .map(line -> (Event.Heard) line.event())
                        .forEach(heard -> add(
                                heard.conversation(), heard.sequence(), heard.author(), heard.item(), heard.body())));
        picture.history()
                .all(Event.Changed.class)
                .filter(each -> tail.covers(each.conversation(), each.sequence(), each.at()))
                .forEach(each -> add(each.conversation(), each.sequence(), each.client(), each.item(), ""));
        picture.lives().forEach(life -> life.alterations().forEach(this::add));
        talks.values().forEach(Talk::settle);
    }

    private void add(Alteration alteration) {
        Event.Alter asked = alteration.asked();
        for (Event.Ok ok : alteration.changes()) {
            if (picture.lostTail().covers(asked.conversation(), ok.sequence(), ok.at())) {
                add(asked.conversation(), ok.sequence(), asked.client(), asked.item(), "");
            }
        }
        if (alteration.doubted()) {
            doubts.computeIfAbsent(asked.conversation(), unused -> new ArrayList<>())
                    .add(new Doubt(asked.at(), asked.client(), asked.item()));
        }
    }

    private void add(String conversation, long sequence, String author, String item, String body) {
        Talk talk = talks.get(conversation);
        if (talk != null) {
            talk.add(new Line(new Event.Entry(0, "", sequence, author, item, body), "lost"));
        }
    }

    /** A conversation as it was; as it is, where nothing was lost. */
    Talk talk(String conversation) {
        return Objects.requireNonNullElseGet(talks.get(conversation), () -> picture.talk(conversation));
    }

    /** Whether what was heard as emptied can be this entry, which is there: something that was lost, or was in doubt, had emptied it. */
    boolean emptied(Event.Heard heard, Event.Entry known) {
        if (!heard.item().startsWith(Talk.EMPTIED) || !heard.author().equals(known.author())) {
            return false;
        }
        String how = heard.item().substring(Talk.EMPTIED.length());
        long head = picture.lostTail().head(heard.conversation());
        return talk(heard.conversation()).entries().tailMap(head, false).values().stream()
                        .map(line -> (Event.Entry) line.event())
                        .anyMatch(lost -> empties(lost.author(), lost.item(), known, how))
                || doubts.getOrDefault(heard.conversation(), List.of()).stream()
                        .anyMatch(doubt -> doubt.asked < heard.at() && empties(doubt.author, doubt.item, known, how));
    }

    private static boolean empties(String author, String item, Event.Entry known, String how) {
        String[] by = item.split(":", -1);
        String[] what = known.item().split(":", -1);
        boolean message = !known.body().isEmpty();
        if (by.length < 2 || !by[1].equals(message ? Long.toString(known.sequence()) : what[1 % what.length])) {
            return false; // It is about another message.
        } else if (how.equals("retracted")) {
            return by[0].equals("retracted");
        } else if (message || what[0].equals("edited")) {
            return how.equals("replaced") && by[0].equals("edited");
        }
        Set<String> reactions = Set.of("reacted", "withdrawn");
        return how.equals("replaced")
                && reactions.contains(by[0])
                && reactions.contains(what[0])
                && by[2].equals(what[2])
                && author.equals(known.author());
    }
}
