// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.internal.timeline.Item.Reacted;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The reactions to one item: those that were there when it was read, and those that were came since.
 */
final class FoldedReactions {
    private final UserId reader;
    private final long readAsOf;
    private final TreeMap<String, Kind> kinds = new TreeMap<>();

    FoldedReactions(UserId reader, List<Reaction> read, long readAsOf) {
        this.reader = reader;
        this.readAsOf = readAsOf;
        for (Reaction reaction : read) {
            Kind kind = new Kind();
            kind.read = reaction.count();
            kind.ownRead = reaction.own();
            kinds.put(reaction.reaction(), kind);
        }
    }

    void add(Entry entry, ReactionAdded added) {
        Kind kind = kinds.computeIfAbsent(added.reaction(), any -> new Kind());
        replace(kind, entry, added.earlier());
        kind.addedSince.add(entry.sequence());
        if (own(entry)) {
            kind.ownHeard.add(entry.sequence());
        }
    }

    void withdraw(Entry entry, ReactionWithdrawn withdrawn) {
        Kind kind = kinds.get(withdrawn.reaction());
        if (kind != null) {
            replace(kind, entry, withdrawn.earlier());
        }
    }

    /** What the same person did before counts no more. Any of it may have been emptied before it became known. */
    private void replace(Kind kind, Entry entry, List<Long> earlier) {
        earlier.forEach(kind.addedSince::remove);
        earlier.forEach(kind.ownHeard::remove);
        int before = (int) earlier.stream().filter(number -> number <= readAsOf).count();
        // They come and go by turns, the first one came.
        if (before % 2 == 1 && kind.read > 0 && kind.replaced.add(earlier.get(before - 1))) {
            kind.read--;
            kind.ownRead &= !own(entry);
        }
    }

    private boolean own(Entry entry) {
        return entry.author().equals(Optional.of(reader));
    }

    List<Reaction> list() {
        return kinds.entrySet().stream()
                .filter(each -> each.getValue().count() > 0)
                .<Reaction>map(each -> new Reacted(
                        each.getKey(), each.getValue().count(), each.getValue().own()))
                .toList();
    }

    /** One kind of reaction. */
    private static final class Kind {
        private long read;
        private boolean ownRead;
        private final Set<Long> replaced = new HashSet<>();
        private final Set<Long> addedSince = new HashSet<>();
        private final Set<Long> ownHeard = new HashSet<>();

        long count() {
            return read + addedSince.size();
        }

        boolean own() {
            return ownRead || !ownHeard.isEmpty();
        }
    }
}
