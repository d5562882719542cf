// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What waits for one node. Bounded: what does not fit is dropped, and found in the store. Whatever gathered while the last
 * frames were on their way is the next frame; nobody waits for a tick.
 */
final class Outbox {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_FRAME = 64 * 1024;
    private static final int MAX_UNDER_WAY = 16;

    private final Queue<Frame.Section> waiting = new ArrayDeque<>();
    private int bytes;
    private int underWay;

    /** False if it was dropped. */
    synchronized boolean offer(Frame.Section section) {
        if (bytes + section.size() > MAX_BYTES) {
            return false;
        }
        waiting.add(section);
        bytes += section.size();
        return true;
    }

    /** The sections of the next frame; none if nothing waits or enough is under way. */
    synchronized List<Frame.Section> next() {
        if (waiting.isEmpty() || underWay >= MAX_UNDER_WAY) {
            return List.of();
        }
        underWay++;
        List<Frame.Section> sections = new ArrayList<>();
        int size = 0;
        while (!waiting.isEmpty() && (size == 0 || size + waiting.element().size() <= MAX_FRAME)) {
            Frame.Section section = waiting.remove();
            size += section.size();
            sections.add(section);
        }
        bytes -= size;
        return sections;
    }

    /** A frame left; true if something waits for that. */
    synchronized boolean left() {
        underWay = Math.max(0, underWay - 1);
        return !waiting.isEmpty();
    }

    /** Forgets what waits and what is said to be under way. */
    synchronized void clear() {
        waiting.clear();
        bytes = 0;
        underWay = 0;
    }
}
