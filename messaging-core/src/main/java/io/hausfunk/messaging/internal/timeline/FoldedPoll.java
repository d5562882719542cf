// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.internal.timeline.Item.Ballots;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.PollResults;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The votes in one poll: those that were there when it was read, and those that came since. */
final class FoldedPoll {
    private final UserId reader;
    private final long readAsOf;
    private final List<Long> read;
    private final Map<Long, Set<Integer>> votedSince = new HashMap<>();
    /** Entries that counted when it was read, and that later ones took the place of. */
    private final Set<Long> replaced = new HashSet<>();

    private long readVoters;
    private Set<Integer> own;
    private boolean closed;

    FoldedPoll(UserId reader, int options, @Nullable PollResults known, long readAsOf) {
        this.reader = reader;
        this.readAsOf = readAsOf;
        this.read = new ArrayList<>();
        for (int option = 0; option < options; option++) {
            read.add(known == null ? 0 : known.votes().get(option));
        }
        this.readVoters = known == null ? 0 : known.voters();
        this.own = known == null ? Set.of() : known.own();
        this.closed = known != null && known.closed();
    }

    void vote(Entry entry, PollVoted voted) {
        // Steps between may have been emptied before they became known: each one says all that was before it.
        voted.earlier().keySet().forEach(votedSince::remove);
        SortedMap<Long, Set<Integer>> read = voted.earlier().headMap(readAsOf + 1);
        if (!read.isEmpty() && replaced.add(read.lastKey())) {
            takeBack(Objects.requireNonNull(read.get(read.lastKey())));
        }
        if (!voted.options().isEmpty()) {
            votedSince.put(entry.sequence(), voted.options());
        }
        if (entry.author().equals(Optional.of(reader))) {
            own = voted.options();
        }
    }

    private void takeBack(Set<Integer> options) {
        if (!options.isEmpty()) {
            options.forEach(option -> add(read, option, -1));
            readVoters--;
        }
    }

    void close() {
        closed = true;
    }

    PollResults results() {
        List<Long> votes = new ArrayList<>(read);
        votedSince.values().forEach(options -> options.forEach(option -> add(votes, option, 1)));
        return new Ballots(List.copyOf(votes), readVoters + votedSince.size(), own, closed);
    }

    private static void add(List<Long> votes, int option, long number) {
        if (option < votes.size()) {
            votes.set(option, votes.get(option) + number);
        }
    }
}
