// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.cluster.ClusterTransport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The sections that wait to be sent to one node. Bounded: what does not fit is dropped, and found in the store. Whatever
 * gathered while earlier frames were under way becomes the next frame, so nothing waits for a timer.
 */
final class SendQueue {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    /** The header and the seal come on top. */
    private static final int MAX_PAYLOAD = ClusterTransport.MAX_FRAME_BYTES - 1024;

    private static final int MAX_UNDER_WAY = 16;

    private final Queue<Frame.Section> waiting = new ArrayDeque<>();
    private int bytes;
    private int underWay;

    /** False if the section was dropped. */
    synchronized boolean offer(Frame.Section section) {
        if (bytes + section.size() > MAX_BYTES) {
            return false;
        }
        waiting.add(section);
        bytes += section.size();
        return true;
    }

    /** The sections of the next frame; none if nothing waits or too many frames are under way. */
    synchronized List<Frame.Section> next() {
        if (waiting.isEmpty() || underWay >= MAX_UNDER_WAY) {
            return List.of();
        }
        underWay++;
        List<Frame.Section> sections = new ArrayList<>();
        int size = 0;
        while (!waiting.isEmpty() && (size == 0 || size + waiting.element().size() <= MAX_PAYLOAD)) {
            Frame.Section section = waiting.remove();
            size += section.size();
            sections.add(section);
        }
        bytes -= size;
        return sections;
    }

    /** A frame is not under way any more; true if there is something to send now. */
    synchronized boolean completed() {
        underWay = Math.max(0, underWay - 1);
        return !waiting.isEmpty();
    }

    /** Drops what waits, and stops waiting for frames that are under way. */
    synchronized void clear() {
        waiting.clear();
        bytes = 0;
        underWay = 0;
    }
}
