// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.differential;

import io.hausfunk.messaging.content.RemovedContent.Removal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A conversation as simple as it can be: what everybody should see after each thing that was done. */
final class Model {
    static final int OPTIONS = 3;

    /** A message. */
    static final class Said {
        final long number;
        final String author;
        String text;
        Removal removed;
        long thread;
        boolean edited;
        boolean pinned;
        boolean poll;
        boolean closed;
        Instant expires = Instant.MAX;
        long forwarded;
        final Map<String, Set<Integer>> votes = new TreeMap<>();
        final Map<String, Set<String>> reactions = new TreeMap<>();
        final List<Long> replies = new ArrayList<>();
        final Set<String> repliers = new TreeSet<>();

        Said(long number, String author, String text) {
            this.number = number;
            this.author = author;
            this.text = text;
        }

        /** One line of what a person sees of it. */
        String seenBy(String reader) {
            StringBuilder line = new StringBuilder("#" + number + " " + author + ": ");
            line.append(removed == null ? text : removed);
            if (poll && removed == null) {
                line.append(" votes ")
                        .append(IntStream.range(0, OPTIONS)
                                .mapToObj(option -> votes.values().stream()
                                        .filter(chosen -> chosen.contains(option))
                                        .count())
                                .toList())
                        .append(new TreeSet<>(votes.getOrDefault(reader, Set.of())))
                        .append(votes.values().stream()
                                .filter(chosen -> !chosen.isEmpty())
                                .count())
                        .append(closed ? " closed" : "");
            }
            if (removed == null) {
                line.append(edited ? " edited" : "").append(pinned ? " pinned" : "");
                reactions.forEach((reaction, people) -> {
                    if (!people.isEmpty()) {
                        line.append(' ')
                                .append(reaction)
                                .append(people.size())
                                .append(people.contains(reader) ? "!" : "");
                    }
                });
            }
            if (thread > 0) {
                line.append(" in #").append(thread);
            }
            if (!replies.isEmpty()) {
                line.append(" replies ")
                        .append(replies.size())
                        .append(" by ")
                        .append(repliers)
                        .append(" latest #")
                        .append(replies.get(replies.size() - 1));
            }
            return line.toString();
        }
    }

    final TreeMap<Long, Said> messages = new TreeMap<>();
    final Map<String, Long> read = new TreeMap<>();
    final Map<String, Long> joined = new TreeMap<>();
    long head;
    /** The last entry that an overview shows. */
    long latest = 1;

    Said say(long number, String author, String text) {
        Said said = new Said(number, author, text);
        messages.put(number, said);
        head = number;
        latest = number;
        return said;
    }

    /** What is over by now shows as removed, unless it was removed before. */
    void expire(Instant now) {
        messages.values().stream()
                .filter(said -> said.removed == null && !said.expires.isAfter(now))
                .forEach(said -> said.removed = Removal.EXPIRED);
    }

    long unread(String person) {
        long after = Math.max(read.getOrDefault(person, 0L), joined.getOrDefault(person, 0L));
        return messages.tailMap(after, false).values().stream()
                .filter(said -> !said.author.equals(person))
                .count();
    }

    List<String> timeline(String reader) {
        return messages.values().stream()
                .filter(said -> said.thread == 0)
                .map(said -> said.seenBy(reader))
                .toList();
    }

    List<String> everything(String reader) {
        return messages.values().stream().map(said -> said.seenBy(reader)).toList();
    }

    List<String> thread(long root, String reader) {
        return messages.get(root).replies.stream()
                .map(number -> messages.get(number).seenBy(reader))
                .toList();
    }
}
