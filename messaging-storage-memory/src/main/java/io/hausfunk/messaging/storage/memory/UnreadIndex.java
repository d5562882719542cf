// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.Map;

/** The numbers of all messages, and of each author's own, so that unread ones are counted by two binary searches each. */
final class UnreadIndex {
    private static final Ascending NONE = new Ascending();

    private final Ascending all = new Ascending();
    private final Map<PersonKey, Ascending> byAuthor = new HashMap<>();

    void add(PersonKey author, long sequence) {
        all.add(sequence);
        byAuthor.computeIfAbsent(author, key -> new Ascending()).add(sequence);
    }

    long unread(Participant person, long head) {
        long after = Math.max(Math.max(person.read(), person.joined()), person.visibleFrom() - 1);
        long upTo = person.present() ? head : person.left();
        return all.count(after, upTo)
                - byAuthor.getOrDefault(person.person(), NONE).count(after, upTo);
    }
}
