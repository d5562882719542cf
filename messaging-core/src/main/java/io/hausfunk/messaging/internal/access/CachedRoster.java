// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a conversation, as of one membership number. Exact for that number for ever, so it needs no expiry:
 * writes name the number and the store refuses an old one. Marks in the rows are not kept up.
 */
public final class CachedRoster {
    private final ConversationRef ref;
    private final ConversationKind kind;
    private final HistoryPolicy history;
    private final Terms terms;
    private final long membership;
    private final Map<PersonKey, Participant> people;
    private final AtomicLong head;
    private volatile @Nullable ProofSum proofs;

    CachedRoster(Roster roster, Terms terms) {
        this.ref = roster.conversation().ref();
        this.kind = roster.conversation().kind();
        this.history = roster.conversation().history();
        this.terms = terms;
        this.membership = roster.conversation().membership();
        Map<PersonKey, Participant> rows = new HashMap<>();
        roster.participants().forEach(row -> rows.put(row.person(), row));
        this.people = Collections.unmodifiableMap(rows);
        this.head = new AtomicLong(roster.conversation().head());
    }

    private CachedRoster(CachedRoster before, long membership, Map<PersonKey, Participant> changed, ProofSum proofs) {
        this.ref = before.ref;
        this.kind = before.kind;
        this.history = before.history;
        this.terms = before.terms;
        this.membership = membership;
        Map<PersonKey, Participant> rows = new HashMap<>(before.people);
        rows.putAll(changed);
        this.people = Collections.unmodifiableMap(rows);
        this.proofs = proofs;
        this.head = before.head;
    }

    private CachedRoster(ConversationRef ref, ConversationKind kind, HistoryPolicy history) {
        this.ref = ref;
        this.kind = kind;
        this.history = history;
        this.terms = Terms.NONE;
        this.membership = 0;
        this.people = Map.of();
        this.proofs = ProofSum.none();
        this.head = new AtomicLong();
    }

    /** Nobody, before a conversation begins. */
    static CachedRoster empty(ConversationRef ref, ConversationKind kind, HistoryPolicy history) {
        return new CachedRoster(ref, kind, history);
    }

    public ConversationRef ref() {
        return ref;
    }

    public ConversationKind kind() {
        return kind;
    }

    HistoryPolicy history() {
        return history;
    }

    /** What decides beside roles. What of it changes does so with the membership number. */
    public Terms terms() {
        return terms;
    }

    public long membership() {
        return membership;
    }

    /** The highest number that this node knows of; there may be higher ones. */
    public long knownHead() {
        return head.get();
    }

    public @Nullable Participant participant(PersonKey person) {
        return people.get(person);
    }

    /** Present and former ones. */
    public Collection<Participant> participants() {
        return people.values();
    }

    /** Those who take part now. */
    public List<Participant> present() {
        return people.values().stream().filter(Participant::present).toList();
    }

    /** How many take part now. */
    public int size() {
        return (int) people.values().stream().filter(Participant::present).count();
    }

    /** Whether this person is the only owner. */
    public boolean lastOwner(PersonKey person) {
        Participant row = people.get(person);
        return row != null
                && row.present()
                && row.role().equals(Role.OWNER)
                && people.values().stream()
                                .filter(other -> other.present() && other.role().equals(Role.OWNER))
                                .count()
                        == 1;
    }

    void raiseHead(long sequence) {
        head.accumulateAndGet(sequence, Math::max);
    }

    /** The roster after an entry with this number that left these rows, and what proofs it has then. */
    CachedRoster with(Map<PersonKey, Participant> changed, long sequence, ProofSum sum) {
        return new CachedRoster(this, sequence, changed, sum);
    }

    /** Which proofs its rows have. */
    ProofSum proofs() {
        ProofSum known = proofs;
        if (known == null) {
            known = ProofSum.of(people.values().stream().map(Participant::proof).toList());
            proofs = known;
        }
        return known;
    }
}
