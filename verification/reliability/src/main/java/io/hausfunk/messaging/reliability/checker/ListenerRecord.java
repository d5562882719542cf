// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one listener was shown, from where on. */
public final class ListenerRecord {
    /** A node goes on showing what it has in memory until it notices that the database went back. */
    static final long NOTICED_MICROS = 15_000_000;

    private final Line began;
    private final Map<String, Long> start;
    private final Map<String, Long> stands;
    private final Map<String, Long> positions;
    private final List<Line> heard = new ArrayList<>();
    private final Set<Line> lost = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Line> earlier = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Event.Kept> untold = new HashMap<>();
    private boolean deaf;

    ListenerRecord(Line began, Map<String, Long> start) {
        this.began = began;
        this.start = Map.copyOf(start);
        this.stands = new HashMap<>(start);
        this.positions = new HashMap<>(start);
    }

    void hear(Line line) {
        heard.add(line);
        if (line.event() instanceof Event.Heard entry) {
            stands.merge(entry.conversation(), entry.sequence(), Math::max);
        } else if (line.event() instanceof Event.Behind gap) {
            if (untold.remove(gap.conversation()) == null) {
                stands.merge(gap.conversation(), gap.upTo(), Math::max);
            } else {
                stands.put(gap.conversation(), gap.upTo()); // All is to be read anew.
            }
        }
    }

    /** The database went back; the listener has to be told. */
    void wentBack(Event.Kept kept) {
        untold.put(kept.conversation(), kept);
    }

    /** What a cursor stands for that is taken now. */
    Map<String, Long> stands() {
        Map<String, Long> now = new HashMap<>(stands);
        untold.forEach((conversation, kept) ->
                now.computeIfPresent(conversation, (unused, position) -> Math.min(position, kept.head())));
        return Map.copyOf(now);
    }

    /** Tells what is there now from what was lost, and finds out where this listening stood at its end. */
    void settle(LostTail tail, Picture picture) {
        Set<String> told = new HashSet<>();
        for (Line line : heard) {
            if (line.event() instanceof Event.Heard entry) {
                boolean mayNotKnow = !told.contains(entry.conversation()) && mayNotKnow(tail, entry);
                boolean isLost = mayNotKnow && isLost(tail, picture, entry);
                if (isLost) {
                    lost.add(line);
                } else {
                    if (mayNotKnow && entry.sequence() <= tail.head(entry.conversation())) {
                        earlier.add(line);
                    }
                    positions.merge(entry.conversation(), entry.sequence(), Math::max);
                }
            } else if (line.event() instanceof Event.Behind gap) {
                boolean anew = startsOver(tail, gap) && told.add(gap.conversation());
                if (!anew) {
                    positions.merge(gap.conversation(), gap.upTo(), Math::max);
                } else if (gap.upTo() > 0) { // Otherwise the person has no part any more.
                    positions.put(gap.conversation(), gap.upTo());
                }
            }
        }
    }

    /** Whether the database had not gone back yet, or the node may not have noticed it. */
    private boolean mayNotKnow(LostTail tail, Event.Heard entry) {
        String conversation = entry.conversation();
        return tail.before(conversation, entry.at())
                || (tail.before(conversation, listen().at()) && tail.before(conversation, entry.at() - NOTICED_MICROS));
    }

    private static boolean isLost(LostTail tail, Picture picture, Event.Heard entry) {
        String conversation = entry.conversation();
        return entry.sequence() > tail.head(conversation)
                && (tail.before(conversation, entry.at())
                        || !picture.talk(conversation).holds(entry));
    }

    /** Whether this gap says that the database went back. */
    boolean startsOver(LostTail tail, Event.Behind gap) {
        return tail.head(gap.conversation()) < Long.MAX_VALUE
                && !tail.before(gap.conversation(), gap.at())
                && tail.before(gap.conversation(), listen().at());
    }

    /** Whether this line shows an entry that was lost afterwards. */
    boolean lost(Line line) {
        return lost.contains(line);
    }

    /** Whether this line shows an entry as it was before the database went back. */
    boolean earlier(Line line) {
        return lost(line) || earlier.contains(line);
    }

    void end() {
        deaf = true;
    }

    /** How it began. */
    public Event.Listen listen() {
        return (Event.Listen) began.event();
    }

    Line began() {
        return began;
    }

    /** Where it stood in the end, by what it heard of what is there. */
    Map<String, Long> positions() {
        return positions;
    }

    /** Where it stood in each conversation before it heard anything. */
    public Map<String, Long> start() {
        return start;
    }

    /** Everything that it was shown, in this order: {@link Event.Heard} and {@link Event.Behind}. */
    public List<Line> heard() {
        return heard;
    }

    /** Whether it ended before the history did. */
    public boolean deaf() {
        return deaf;
    }
}
