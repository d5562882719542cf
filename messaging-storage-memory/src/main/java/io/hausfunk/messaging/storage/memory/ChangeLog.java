// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every conversation under the number of its latest change, so that a mark is simply the number of the last one. */
final class ChangeLog {
    private final NavigableMap<Long, ConversationTable> byLatestChange = new TreeMap<>();
    private long last;

    void changed(ConversationTable conversation) {
        byLatestChange.remove(conversation.latestChange);
        last++;
        conversation.latestChange = last;
        byLatestChange.put(last, conversation);
    }

    long last() {
        return last;
    }

    Collection<ConversationTable> since(long mark) {
        return byLatestChange.tailMap(mark, false).values();
    }
}
