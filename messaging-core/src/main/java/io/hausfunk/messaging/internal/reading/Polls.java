// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.timeline.Item.Ballots;
import io.hausfunk.messaging.message.PollResults;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What counts of annexes say of polls. Blocks only if the tenant's keys are not in memory. */
public final class Polls {
    private final Pseudonyms pseudonyms;

    /** Finds options by these. */
    public Polls(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** How people answered a poll, by the counts about it and by the reader's own annexes. */
    PollResults results(
            ConversationRef ref,
            long poll,
            PollContent content,
            List<AnnexCount> about,
            Map<AnnexKey, Long> own,
            long asOf) {
        List<Long> votes = new ArrayList<>();
        Set<Integer> chosen = new TreeSet<>();
        for (int option = 0; option < content.options().size(); option++) {
            AnnexKey key = new AnnexKey(poll, Relations.CHOOSES, pseudonyms.option(ref, poll, option));
            votes.add(about.stream()
                    .filter(count -> count.key().equals(key))
                    .mapToLong(AnnexCount::count)
                    .findFirst()
                    .orElse(0));
            if (own.getOrDefault(key, Long.MAX_VALUE) <= asOf) {
                chosen.add(option);
            }
        }
        AnnexKey voters = new AnnexKey(poll, Relations.VOTES, null);
        return new Ballots(
                List.copyOf(votes),
                about.stream()
                        .filter(count -> count.key().equals(voters))
                        .mapToLong(AnnexCount::count)
                        .findFirst()
                        .orElse(0),
                Set.copyOf(chosen),
                about.stream().anyMatch(count -> count.key().relation().equals(Relations.CLOSES)));
    }
}
