// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one listener was shown, from where on. */
public final class ListenerRecord {
    private final Line began;
    private final Map<String, Long> start;
    private final Map<String, Long> positions;
    private final List<Line> heard = new ArrayList<>();
    private boolean deaf;

    ListenerRecord(Line began, Map<String, Long> start) {
        this.began = began;
        this.start = Map.copyOf(start);
        this.positions = new HashMap<>(start);
    }

    void hear(Line line) {
        heard.add(line);
        if (line.event() instanceof Event.Heard entry) {
            positions.merge(entry.conversation(), entry.sequence(), Math::max);
        } else if (line.event() instanceof Event.Behind gap) {
            positions.merge(gap.conversation(), gap.upTo(), Math::max);
        }
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

    /** Where it stands after what it heard until now. */
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
