// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a person sees: the entries by their numbers, and what was odd when they came. */
final class Screen {
    private final Map<Long, String> entries = new TreeMap<>();
    private final List<String> oddities = new ArrayList<>();
    private long last;
    private long next;

    /** Another connection: what it brings may overlap with what is here, but must not leave a gap. */
    synchronized void reconnected() {
        next = 0;
    }

    /** Answers whether it is new. */
    synchronized boolean show(long number, String words) {
        if (next == 0 ? number > last + 1 : number != next) {
            oddities.add("#" + number + " came when #" + (next == 0 ? last + 1 : next) + " was due");
        }
        next = number + 1;
        last = Math.max(last, number);
        String before = entries.putIfAbsent(number, words);
        if (before != null && !before.equals(words)) {
            oddities.add("#" + number + " was something else before");
        }
        return before == null;
    }

    synchronized boolean shows(String words) {
        return entries.containsValue(words);
    }

    /** All entries by number. */
    synchronized Map<Long, String> entries() {
        return new TreeMap<>(entries);
    }

    synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }
}
