// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** A conversation as its entries tell it: what was said under which number, and who took part when. */
public final class Talk {
    /** Somebody took part from one entry to another, both included. */
    record Stay(long from, long to) {}

    /** How the item of an entry begins that has no content any more. */
    static final String EMPTIED = "emptied:";

    private final String name;
    private boolean historyForAll;
    private final NavigableMap<Long, Line> entries = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final NavigableMap<Long, FoldedMessage> messages = new TreeMap<>();
    private final Map<Long, String> emptied = new HashMap<>();
    private final Map<String, List<Stay>> stays = new HashMap<>();

    Talk(String name) {
        this.name = name;
    }

    /** Another version of a conversation, empty so far. */
    Talk(Talk other) {
        this(other.name);
        historyForAll = other.historyForAll;
    }

    String name() {
        return name;
    }

    void opened(Event.Opened opened) {
        historyForAll = opened.history().equals("all");
    }

    /** Keeps the first that was said to be under a number. */
    void add(Line line) {
        Event.Entry entry = (Event.Entry) line.event();
        if (entries.putIfAbsent(entry.sequence(), line) == null) {
            places.putIfAbsent(entry.item(), entry.sequence());
        }
    }

    /** Reads who came and went. */
    void settle() {
        entries.values().forEach(line -> settle((Event.Entry) line.event()));
        entries.values().forEach(line -> fold((Event.Entry) line.event()));
    }

    /** A message was acknowledged under this number; if that was emptied, only the acknowledgement tells that it was one. */
    void acknowledged(long sequence, String item) {
        if (entries.containsKey(sequence) && entry(sequence).item().startsWith(EMPTIED)) {
            emptied.put(sequence, item);
            places.put(item, sequence);
        }
    }

    private void fold(Event.Entry entry) {
        if (isMessage(entry)) {
            messages.put(entry.sequence(), new FoldedMessage(entry.body()));
            return;
        }
        String[] parts = entry.item().split(":", -1);
        if (Set.of("edited", "retracted", "reacted").contains(parts[0])) {
            FoldedMessage target = messages.get(Long.parseLong(parts[1]));
            if (target != null) {
                target.apply(entry);
            }
        }
    }

    /** Whether this entry is a message, or was one before it was emptied. */
    boolean isMessage(Event.Entry entry) {
        return !entry.body().isEmpty() || emptied.containsKey(entry.sequence());
    }

    /** The name of a message that was emptied; empty for any other entry. */
    String emptied(long sequence) {
        return emptied.getOrDefault(sequence, "");
    }

    /** Every message, and what its entries make of it. */
    NavigableMap<Long, FoldedMessage> messages() {
        return messages;
    }

    /** What a timeline has to show under this number. */
    String state(long sequence) {
        FoldedMessage message = messages.get(sequence);
        return message == null ? "absent" : message.state();
    }

    /** Whether what was heard can be what is there: an entry keeps its number and author when it is emptied. */
    static boolean same(Event.Entry known, String author, String item, String body) {
        return known.author().equals(author)
                && (known.item().startsWith(EMPTIED)
                        || (known.item().equals(item) && known.body().equals(body)));
    }

    private void settle(Event.Entry entry) {
        String[] parts = entry.item().split(":", -1);
        switch (parts[0]) {
            case "created" -> {
                comes(entry.author(), entry.sequence());
                come(parts, entry.sequence());
            }
            case "invited" -> come(parts, entry.sequence());
            case "joined" -> comes(entry.author(), entry.sequence());
            case "left" -> goes(entry.author(), entry.sequence());
            case "removed" -> goes(parts[1], entry.sequence());
            default -> {}
        }
    }

    private void come(String[] parts, long sequence) {
        if (parts.length > 1 && !parts[1].isEmpty()) {
            for (String person : parts[1].split(",", -1)) {
                comes(person, sequence);
            }
        }
    }

    private void comes(String person, long sequence) {
        List<Stay> all = stays.computeIfAbsent(person, unused -> new ArrayList<>());
        if (all.isEmpty() || all.get(all.size() - 1).to < sequence) {
            all.add(new Stay(sequence, Long.MAX_VALUE));
        }
    }

    private void goes(String person, long sequence) {
        List<Stay> all = stays.computeIfAbsent(person, unused -> new ArrayList<>());
        if (!all.isEmpty()) {
            Stay last = all.remove(all.size() - 1);
            all.add(new Stay(last.from, Math.min(last.to, sequence)));
        }
    }

    NavigableMap<Long, Line> entries() {
        return entries;
    }

    Event.Entry entry(long sequence) {
        Line line = entries.get(sequence);
        if (line == null) {
            throw new IllegalArgumentException(name + " has no number " + sequence);
        }
        return (Event.Entry) line.event();
    }

    /** Whether this very entry is there. */
    boolean holds(Event.Heard heard) {
        Line line = entries.get(heard.sequence());
        return line != null && same((Event.Entry) line.event(), heard.author(), heard.item(), heard.body());
    }

    long head() {
        return entries.isEmpty() ? 0 : entries.lastKey();
    }

    /** Whether something was said, and not emptied. */
    boolean isThere(String item) {
        return place(item) != 0 && emptied(place(item)).isEmpty();
    }

    /** The number under which something was said, or 0. */
    long place(String item) {
        return places.getOrDefault(item, 0L);
    }

    /** Everybody who ever took part. */
    Iterable<String> people() {
        return stays.keySet();
    }

    List<Stay> stays(String person) {
        return stays.getOrDefault(person, List.of());
    }

    /** Whether somebody could ever see an entry, live or later. */
    public boolean mayHear(String person, long sequence) {
        return stays(person).stream().anyMatch(stay -> sequence <= stay.to && (historyForAll || sequence >= stay.from));
    }

    /** What somebody may read at the end; {@code to} is below {@code from} if nothing. */
    Stay readable(String person) {
        List<Stay> all = stays(person);
        if (all.isEmpty()) {
            return new Stay(1, 0);
        }
        Stay last = all.get(all.size() - 1);
        return new Stay(historyForAll ? 1 : last.from, Math.min(last.to, head()));
    }

    /** Whether a listener that saw {@code before} may be shown {@code next} and nothing between. 0: nothing before. */
    boolean follows(String person, long before, long next) {
        if (next == before + 1) {
            return true;
        }
        boolean comes = stays(person).stream().anyMatch(stay -> stay.from == next);
        if (comes && (before == 0 || !historyForAll)) {
            return true; // What came before the latest joining is not for newcomers, or is read, not heard.
        }
        for (long skipped = before + 1; skipped < next; skipped++) {
            if (mayHear(person, skipped)) {
                return false;
            }
        }
        return true;
    }
}
