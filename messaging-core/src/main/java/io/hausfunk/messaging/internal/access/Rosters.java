// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who takes part where, kept in memory and renewed when a higher membership number becomes known. */
public final class Rosters {
    private static final long MAX_PEOPLE_KEPT = 500_000;

    private final ConversationStore store;
    private final Profiles profiles;
    private final Supplier<Cache<ConversationRef, CachedRoster>> empty;
    /** Another one after everything was forgotten, so that what was read before goes nowhere. */
    private volatile Cache<ConversationRef, CachedRoster> kept;

    /** Keeps rosters this long, so that deleting a conversation's key takes effect. */
    public Rosters(ConversationStore store, Profiles profiles, Duration keep, Ticker ticker) {
        this.store = store;
        this.profiles = profiles;
        this.empty = () -> Caffeine.newBuilder()
                .maximumWeight(MAX_PEOPLE_KEPT)
                .weigher((ConversationRef ref, CachedRoster roster) ->
                        8 + roster.participants().size())
                .expireAfterWrite(keep)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
        this.kept = empty.get();
    }

    /** Forgets all, since the store's history changed. */
    public void forget() {
        kept = empty.get();
    }

    /** What is known without asking the store. */
    public @Nullable CachedRoster ifKnown(ConversationRef ref) {
        return kept.getIfPresent(ref);
    }

    /** A roster of any age; empty if there is no such conversation. May block. */
    public Optional<CachedRoster> find(ConversationRef ref) {
        return atLeast(ref, 0);
    }

    /** A roster of this membership number or a later one; empty if there is no such conversation. May block. */
    public Optional<CachedRoster> atLeast(ConversationRef ref, long membership) {
        CachedRoster known = kept.getIfPresent(ref);
        if (known != null && known.membership() >= membership) {
            return Optional.of(known);
        }
        return load(ref);
    }

    /** The roster as it stands now. Blocks. */
    public Optional<CachedRoster> load(ConversationRef ref) {
        Cache<ConversationRef, CachedRoster> current = kept;
        // Outside the cache's own locks: opening a profile may ask the store and the host's key service.
        Optional<CachedRoster> loaded = store.roster(ref)
                .map(roster -> new CachedRoster(
                        roster, profiles.open(roster.conversation()).terms()));
        return loaded.map(roster -> keepNewest(current, roster));
    }

    /** An entry of this node was committed under this number. */
    public void committed(NewEntry entry, long sequence) {
        raiseHead(entry.conversation(), sequence);
        List<ParticipantChange> changes = entry.participantChanges();
        if (!changes.isEmpty()) {
            kept.asMap().computeIfPresent(entry.conversation(), (ref, roster) -> {
                if (roster.membership() == entry.expectedMembership()) {
                    return after(roster, entry, sequence);
                }
                return roster.membership() >= sequence ? roster : null;
            });
        }
    }

    /** Null if it is not known: then the roster is read again when it is needed. */
    private static @Nullable CachedRoster after(CachedRoster roster, NewEntry entry, long sequence) {
        if (entry.effects().stream().anyMatch(Effect.Describes.class::isInstance)) {
            return null;
        }
        CachedRoster after = entry.prover() instanceof PlannedRoster planned ? planned.after(sequence) : null;
        if (after != null) {
            after.raiseHead(roster.knownHead());
        }
        return after;
    }

    /** The conversation has entries up to this number. */
    public void raiseHead(ConversationRef ref, long head) {
        CachedRoster known = kept.getIfPresent(ref);
        if (known != null) {
            known.raiseHead(head);
        }
    }

    /** How far a conversation has come now. Blocks; refuses what does not exist. */
    public long headNow(ConversationRef ref) {
        Cache<ConversationRef, CachedRoster> current = kept;
        long head = store.find(ref).orElseThrow(Access::refused).head();
        CachedRoster known = current.getIfPresent(ref);
        if (known != null) {
            known.raiseHead(head);
        }
        return head;
    }

    private static CachedRoster keepNewest(Cache<ConversationRef, CachedRoster> kept, CachedRoster loaded) {
        return kept.asMap().merge(loaded.ref(), loaded, (known, mine) -> {
            CachedRoster newer = mine.membership() >= known.membership() ? mine : known;
            newer.raiseHead(Math.max(mine.knownHead(), known.knownHead()));
            return newer;
        });
    }
}
