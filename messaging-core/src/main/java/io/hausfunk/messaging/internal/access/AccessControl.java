// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a decision needs, and lets {@link Access} decide.
 *
 * <p>Who writes is admitted with a cached roster, since the store compares its number again. Who reads is admitted with the
 * person's row as it stands now. A refusal never rests on old knowledge: before one, the latest facts are read.
 */
public final class AccessControl {
    /** In place of a membership number: the roster as it stands now. */
    public static final long LATEST = Long.MAX_VALUE;

    private final Access access;
    private final ConversationStore store;
    private final Rosters rosters;
    private final Profiles profiles;
    private final WritePace pace;

    /** Gathers from these. */
    public AccessControl(Access access, ConversationStore store, Rosters rosters, Profiles profiles, WritePace pace) {
        this.access = access;
        this.store = store;
        this.rosters = rosters;
        this.profiles = profiles;
        this.pace = pace;
    }

    /** Counts an entry that a person wants to write, and refuses it if they write too fast. Does not block. */
    public void requirePace(Actor actor, ConversationRef ref) {
        pace.take(actor, ref);
    }

    /** Decides from memory alone; null if something would have to be read, or if it is not allowed as far as is known. */
    public @Nullable Admission admitFromMemory(Actor actor, ConversationRef ref, Operation operation) {
        CachedRoster known = rosters.ifKnown(ref);
        if (known == null || known.terms().subject().isPresent()) {
            return null;
        }
        Admission admission = decide(actor, operation, known);
        return admission.allowed() ? admission : null;
    }

    /** Decides with a roster of at least this membership number, or {@link #LATEST}. Blocks; refuses what does not exist. */
    public Admission admit(Actor actor, ConversationRef ref, Operation operation, long membership) {
        CachedRoster known = rosters.ifKnown(ref);
        // The engine itself takes part nowhere.
        if (known == null || (known.participant(actor.person()) == null && operation != Operation.EXPIRE)) {
            requireKnownTo(actor, ref, operation);
        } else if (known.membership() >= membership) {
            Admission admission = decide(actor, operation, known);
            if (admission.allowed()) {
                return admission;
            }
        }
        return decide(actor, operation, rosters.load(ref).orElseThrow(Access::refused));
    }

    /**
     * Refuses what somebody may not know of before anything is read that would take longer for what is there: a conversation
     * that they never took part in and one that does not exist cost the same questions to the store.
     */
    private void requireKnownTo(Actor actor, ConversationRef ref, Operation operation) {
        // Announcements are looked up in memory before: what is not addressed to somebody never comes here.
        if (operation == Operation.EXPIRE
                || operation.ofAnnouncements()
                || store.membership(ref, actor.person()).isPresent()) {
            return;
        }
        boolean open = operation == Operation.JOIN
                && store.find(ref)
                        .filter(one -> one.kind().equals(ConversationKind.CHANNEL))
                        .isPresent();
        if (!open) {
            throw Access.refused();
        }
    }

    /** Admits, or refuses. Blocks. */
    public Admission require(Actor actor, ConversationRef ref, Operation operation) {
        Admission admission = admit(actor, ref, operation, 0);
        admission.verdict().require();
        return admission;
    }

    /** Lets somebody read, with their row as it stands now, or refuses. Blocks. */
    public ReadableConversation requireReadable(Actor actor, ConversationRef ref, Operation operation) {
        Membership membership = current(store.membership(ref, actor.person()).orElseThrow(Access::refused));
        Profile profile = profiles.open(membership.conversation());
        access.decide(actor, operation, facts(membership, profile)).require();
        return new ReadableConversation(membership, profile);
    }

    /**
     * The same if it agrees with the roster of its membership number, otherwise that of the roster: a row that was valid once and
     * was brought back agrees with no later roster.
     */
    private Membership current(Membership membership) {
        ConversationRef ref = membership.conversation().ref();
        Participant row = membership.participant();
        Participant known = rosters.atLeast(ref, membership.conversation().membership())
                .map(roster -> roster.participant(row.person()))
                .orElse(null);
        if (known != null && Objects.equals(known.proof(), row.proof())) {
            return membership;
        }
        Roster now = store.roster(ref).orElseThrow(Access::refused);
        return now.participants().stream()
                .filter(one -> one.person().equals(row.person()))
                .map(one -> CheckedConversations.asSeen(new Membership(now.conversation(), one)))
                .findFirst()
                .orElseThrow(Access::refused);
    }

    /** Lets somebody see who takes part, with all rows as they stand now, or refuses. Blocks. */
    public Roster requireRoster(Actor actor, ConversationRef ref, Operation operation) {
        requireKnownTo(actor, ref, operation);
        Roster roster = store.roster(ref).orElseThrow(Access::refused);
        Participant row = roster.participants().stream()
                .filter(one -> one.person().equals(actor.person()))
                .findFirst()
                .orElse(null);
        Profile profile = profiles.open(roster.conversation());
        access.decide(actor, operation, new AccessFacts(roster.conversation().kind(), row, profile.terms()))
                .require();
        return roster;
    }

    /**
     * Whether what somebody may read agrees with the roster of its membership number. To be asked before entries are shown of a
     * conversation that {@link #readable} named: a row that was valid once and was brought back passes there. Blocks.
     */
    public boolean agrees(ReadableConversation readable) {
        Membership membership = readable.membership();
        try {
            return Objects.equals(
                    current(membership).participant().proof(),
                    membership.participant().proof());
        } catch (NotPermittedException e) {
            return false;
        }
    }

    /** Those that somebody may read now, in the same order, with the host asked once for all of them. Blocks. */
    public List<ReadableConversation> readable(Actor actor, List<Membership> memberships, Operation operation) {
        profiles.prepare(memberships.stream().map(Membership::conversation).toList());
        List<ReadableConversation> found = new ArrayList<>();
        for (Membership membership : memberships) {
            profile(membership).ifPresent(profile -> found.add(new ReadableConversation(membership, profile)));
        }
        access.policy()
                .prepare(found.stream()
                        .flatMap(one -> one.profile().terms().subject().stream())
                        .map(subject ->
                                new AccessQuestion(actor.tenant(), actor.user(), subject, AccessQuestion.Action.READ))
                        .toList());
        found.removeIf(one -> !access.decide(actor, operation, facts(one.membership(), one.profile()))
                .allowed());
        return found;
    }

    /** Decides on an announcement with a roster that is known. Does not block. */
    public Verdict verdict(Actor actor, CachedRoster roster, Operation operation) {
        return decide(actor, operation, roster).verdict();
    }

    private Admission decide(Actor actor, Operation operation, CachedRoster roster) {
        Participant row = roster.participant(actor.person());
        Verdict verdict = access.decide(actor, operation, new AccessFacts(roster.kind(), row, roster.terms()));
        return new Admission(roster, row, verdict);
    }

    private static AccessFacts facts(Membership membership, Profile profile) {
        return new AccessFacts(membership.conversation().kind(), membership.participant(), profile.terms());
    }

    /** Empty for a conversation whose key is gone: there is nothing left to read in it. */
    private Optional<Profile> profile(Membership membership) {
        try {
            return Optional.of(profiles.open(membership.conversation()));
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
