// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.timeline.Item.Annexed;
import io.hausfunk.messaging.internal.timeline.Item.Reacted;
import io.hausfunk.messaging.internal.timeline.Item.Replies;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.message.ThreadSummary;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What counts of annexes mean: reactions, threads, pins. */
final class AnnexDetails {
    private static final int MOST = 1000;

    private final AnnexStore annexes;
    private final ReactionTexts texts;
    private final Polls polls;
    private final Identities identities;

    AnnexDetails(AnnexStore annexes, ReactionTexts texts, Polls polls, Identities identities) {
        this.annexes = annexes;
        this.texts = texts;
        this.polls = polls;
        this.identities = identities;
    }

    /**
     * What is about each of some entries.
     *
     * @param asked what those of them ask that are polls
     */
    Map<Long, Annexed> of(
            Actor actor,
            ConversationRef ref,
            List<Long> numbers,
            Map<Long, PollContent> asked,
            List<AnnexCount> counts) {
        Map<Long, List<AnnexCount>> byTarget = new HashMap<>();
        counts.forEach(count -> byTarget.computeIfAbsent(count.key().target(), any -> new ArrayList<>())
                .add(count));
        List<AnnexCount> reactions = of(counts, Relations.REACTS);
        Map<ChoiceToken, String> known = reactions.isEmpty() ? Map.of() : texts.of(ref, reactions);
        List<AnnexCount> personal = new ArrayList<>(reactions);
        personal.addAll(of(counts, Relations.CHOOSES));
        Map<AnnexKey, Long> own = personal.isEmpty() ? Map.of() : own(actor, ref, personal);
        Map<PersonKey, Optional<UserId>> people = people(actor, of(counts, Relations.IN_THREAD_BY));
        Map<Long, Annexed> found = new HashMap<>();
        for (long number : numbers) {
            List<AnnexCount> about = byTarget.getOrDefault(number, List.of());
            long asOf = about.stream().mapToLong(AnnexCount::latest).max().orElse(0);
            found.put(
                    number,
                    new Annexed(
                            reactions(of(about, Relations.REACTS), known, own, asOf),
                            replies(about, people),
                            Optional.ofNullable(asked.get(number))
                                    .map(poll -> polls.results(ref, number, poll, about, own, asOf)),
                            latest(about, Relations.PINS) > latest(about, Relations.UNPINS),
                            Math.max(number, asOf)));
        }
        return found;
    }

    private static List<Reaction> reactions(
            List<AnnexCount> counts, Map<ChoiceToken, String> known, Map<AnnexKey, Long> own, long asOf) {
        return counts.stream()
                .filter(count -> known.containsKey(count.key().choice()))
                .<Reaction>map(count -> new Reacted(
                        known.getOrDefault(count.key().choice(), ""),
                        count.count(),
                        own.getOrDefault(count.key(), Long.MAX_VALUE) <= asOf))
                .sorted(Comparator.comparing(Reaction::reaction))
                .toList();
    }

    private static Optional<ThreadSummary> replies(List<AnnexCount> about, Map<PersonKey, Optional<UserId>> people) {
        List<AnnexCount> thread = of(about, Relations.IN_THREAD);
        if (thread.isEmpty()) {
            return Optional.empty();
        }
        Set<UserId> participants = new HashSet<>();
        for (AnnexCount by : of(about, Relations.IN_THREAD_BY)) {
            person(by)
                    .flatMap(key -> people.getOrDefault(key, Optional.empty()))
                    .ifPresent(participants::add);
        }
        return Optional.of(new Replies(
                thread.get(0).count(), Set.copyOf(participants), thread.get(0).latest()));
    }

    private Map<PersonKey, Optional<UserId>> people(Actor actor, List<AnnexCount> by) {
        Set<PersonKey> keys = new HashSet<>();
        by.forEach(count -> person(count).ifPresent(keys::add));
        return keys.isEmpty() ? Map.of() : identities.identify(actor.tenant(), keys);
    }

    private static Optional<PersonKey> person(AnnexCount by) {
        return Optional.ofNullable(by.key().choice()).map(choice -> new PersonKey(choice.value()));
    }

    private Map<AnnexKey, Long> own(Actor actor, ConversationRef ref, List<AnnexCount> counts) {
        List<Long> targets =
                counts.stream().map(count -> count.key().target()).distinct().toList();
        Map<AnnexKey, Long> own = new HashMap<>();
        for (AnnexRef annex : annexes.by(ref, actor.person(), targets, MOST)) {
            own.put(annex.key(), annex.sequence());
        }
        return own;
    }

    private static List<AnnexCount> of(List<AnnexCount> counts, Relation relation) {
        return counts.stream()
                .filter(count -> count.key().relation().equals(relation))
                .toList();
    }

    private static long latest(List<AnnexCount> counts, Relation relation) {
        return counts.stream()
                .filter(count -> count.key().relation().equals(relation))
                .mapToLong(AnnexCount::latest)
                .max()
                .orElse(0);
    }
}
