// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Expiring;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Removes from the store what expired: one node at a time, in the names of the authors, who said how long it stays. Nobody is shown it meanwhile.
 * Blocks.
 */
public final class ExpiryPurge {
    private static final int PAGE = 200;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ProposalPipeline pipeline;
    private final MessagingStorage storage;
    private final Identities identities;
    private final Clock clock;
    private final Faults faults;
    private final UUID self = UUID.randomUUID();

    /** Writes over this pipeline. */
    public ExpiryPurge(
            ProposalPipeline pipeline, MessagingStorage storage, Identities identities, Clock clock, Faults faults) {
        this.pipeline = pipeline;
        this.storage = storage;
        this.identities = identities;
        this.clock = clock;
        this.faults = faults;
    }

    /** Removes all that expired by now; what fails stays for the next time and does not hold up the rest. */
    public void run() {
        Instant now = clock.instant();
        if (storage.entries().expiring(now, null, 1).isEmpty()) {
            return;
        }
        Optional<Lease> lease = storage.leases().acquire("expiry", self, "", LEASE);
        if (lease.isEmpty()) {
            return; // Another node does it.
        }
        try {
            Expiring after = null;
            List<Expiring> page;
            do {
                page = storage.entries().expiring(now, after, PAGE);
                byConversation(page).forEach((ref, numbers) -> faults.guard("expiry", () -> purge(ref, numbers)));
                after = page.isEmpty() ? null : page.get(page.size() - 1);
            } while (page.size() == PAGE && storage.leases().renew(lease.get(), LEASE));
        } finally {
            storage.leases().release(lease.get());
        }
    }

    private static Map<ConversationRef, List<Long>> byConversation(List<Expiring> page) {
        Map<ConversationRef, List<Long>> found = new LinkedHashMap<>();
        page.forEach(row -> found.computeIfAbsent(row.conversation(), ref -> new ArrayList<>())
                .add(row.sequence()));
        return found;
    }

    private void purge(ConversationRef ref, List<Long> numbers) {
        List<EntryRange> ranges = numbers.stream()
                .map(number -> new EntryRange(ref, number - 1, number))
                .toList();
        Map<PersonKey, List<StoredEntry>> byAuthor = new LinkedHashMap<>();
        for (StoredEntry entry : storage.entries().read(ranges, ranges.size())) {
            if (!entry.emptied()) {
                byAuthor.computeIfAbsent(entry.author(), any -> new ArrayList<>())
                        .add(entry);
            }
        }
        Map<PersonKey, Optional<UserId>> names = identities.identify(ref.tenant(), byAuthor.keySet());
        byAuthor.forEach((author, entries) -> {
            UserId user = names.getOrDefault(author, Optional.empty()).orElseGet(() -> erased(author));
            faults.guard("expiry", () -> purge(new Actor(ref.tenant(), user, author), ref, entries));
        });
    }

    /** Who was erased has no name any more, and none is needed. */
    private static UserId erased(PersonKey author) {
        return UserId.of(author.value().toString());
    }

    private void purge(Actor author, ConversationRef ref, List<StoredEntry> entries) {
        Set<Long> messages = new LinkedHashSet<>();
        List<Effect> effects = new ArrayList<>();
        for (StoredEntry entry : entries) {
            long message = Abouts.target(entry, Relations.EDITS).orElse(entry.sequence());
            if (messages.add(message)) {
                effects.add(new Effect.About(message, Relations.EXPIRES));
            }
            effects.add(new Effect.Empties(entry.sequence()));
        }
        Plan plan = Plan.event(AnnexKinds.REMOVAL, MessagesExpired.of(List.copyOf(messages)), effects);
        pipeline.await(new MessageChange(
                author, ref, Operation.EXPIRE, UUID.randomUUID().toString(), false, admission -> Optional.of(plan)));
    }
}
