// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was sent and received since the start. */
final class NodeCounters {
    final LongAdder sent = new LongAdder();
    final LongAdder sentSections = new LongAdder();
    final LongAdder unsent = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder overflowed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder replayed = new LongAdder();
    final LongAdder strangers = new LongAdder();
    final LongAdder registrations = new LongAdder();
    final LongAdder rejoins = new LongAdder();

    Map<String, Long> snapshot() {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("hausfunk.cluster.frames.sent", sent.sum());
        values.put("hausfunk.cluster.sections.sent", sentSections.sum());
        values.put("hausfunk.cluster.frames.unsent", unsent.sum());
        values.put("hausfunk.cluster.sections.dropped", dropped.sum());
        values.put("hausfunk.cluster.frames.received", received.sum());
        values.put("hausfunk.cluster.frames.overflowed", overflowed.sum());
        values.put("hausfunk.cluster.frames.refused", refused.sum());
        values.put("hausfunk.cluster.frames.replayed", replayed.sum());
        values.put("hausfunk.cluster.frames.unknown", strangers.sum());
        values.put("hausfunk.cluster.reregistrations", registrations.sum());
        values.put("hausfunk.cluster.rejoins", rejoins.sum());
        return values;
    }
}
