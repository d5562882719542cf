// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry to be appended. */
public final class NewEntry {
    private static final int MAX_ENVELOPE = 128 * 1024;

    private final ConversationRef conversation;
    private final EntryName name;
    private final ContentFingerprint fingerprint;
    private final PersonKey author;
    private final EntryKind kind;
    private final Instant at;
    private final SealedBytes envelope;
    private final boolean countsAsUnread;
    private final long expectedMembership;
    private final @Nullable History expectedHistory;
    private final @Nullable SeenAnnexes expectedAnnexes;
    private final List<Effect> effects;
    private final @Nullable RosterProver prover;

    private NewEntry(Builder from) {
        this.conversation = from.conversation;
        this.name = from.name;
        this.kind = from.kind;
        this.author = Objects.requireNonNull(from.author, "author");
        this.fingerprint = Objects.requireNonNull(from.fingerprint, "fingerprint");
        this.at = Objects.requireNonNull(from.at, "at");
        this.envelope = Objects.requireNonNull(from.envelope, "envelope");
        this.countsAsUnread = from.countsAsUnread;
        this.expectedMembership = from.expectedMembership;
        this.expectedHistory = from.expectedHistory;
        this.expectedAnnexes = from.expectedAnnexes;
        this.effects = EffectRules.checked(from.effects);
        this.prover = from.prover;
        if (envelope.length() < 1 || envelope.length() > MAX_ENVELOPE) {
            throw new IllegalArgumentException("an envelope has 1 byte to 128 KiB");
        }
    }

    /**
     * An entry in the making. Author, fingerprint, time and envelope must follow.
     *
     * @param conversation where
     * @param name the sender's name for it, unique within the conversation
     * @param kind what
     */
    public static Builder of(ConversationRef conversation, EntryName name, EntryKind kind) {
        return new Builder(conversation, name, kind);
    }

    /** A copy in the making, to change something. */
    public Builder but() {
        return new Builder(conversation, name, kind)
                .author(author)
                .fingerprint(fingerprint)
                .at(at)
                .envelope(envelope)
                .countsAsUnread(countsAsUnread)
                .expectedMembership(expectedMembership)
                .expectedHistory(expectedHistory)
                .expectedAnnexes(expectedAnnexes)
                .effects(effects)
                .prover(prover);
    }

    /** Where. */
    public ConversationRef conversation() {
        return conversation;
    }

    /** The sender's name for it. */
    public EntryName name() {
        return name;
    }

    /** Of its content; tells a retry from a conflict. */
    public ContentFingerprint fingerprint() {
        return fingerprint;
    }

    /** Who. */
    public PersonKey author() {
        return author;
    }

    /** What. */
    public EntryKind kind() {
        return kind;
    }

    /** The engine's clock. */
    public Instant at() {
        return at;
    }

    /** The sealed content. */
    public SealedBytes envelope() {
        return envelope;
    }

    /** Whether others have it unread until they read it. */
    public boolean countsAsUnread() {
        return countsAsUnread;
    }

    /** The membership under which the engine allowed it. */
    public long expectedMembership() {
        return expectedMembership;
    }

    /** The history of what the engine knew when it made this entry, or null for any. */
    public @Nullable History expectedHistory() {
        return expectedHistory;
    }

    /** What was about another entry when the engine made this one, or null if that does not matter. */
    public @Nullable SeenAnnexes expectedAnnexes() {
        return expectedAnnexes;
    }

    /** What it does beside being there, in order. */
    public List<Effect> effects() {
        return effects;
    }

    /** Whether it is something to look at by itself: it counts as unread, or is {@link Effect.About about} no other entry. */
    public boolean ofInterest() {
        return countsAsUnread || effects.stream().noneMatch(Effect.About.class::isInstance);
    }

    /** What it does to the participants, in order. */
    public List<ParticipantChange> participantChanges() {
        return ParticipantChange.in(effects);
    }

    /** What proves the rows that it changes; null without changes of participants. */
    public @Nullable RosterProver prover() {
        return prover;
    }

    /** Names it, and nothing of what it says. */
    @Override
    public String toString() {
        return "NewEntry[" + conversation + ", " + name.value() + ", " + kind + "]";
    }

    /** An entry in the making. */
    public static final class Builder {
        private final ConversationRef conversation;
        private EntryName name;
        private final EntryKind kind;
        private @Nullable PersonKey author;
        private @Nullable ContentFingerprint fingerprint;
        private @Nullable Instant at;
        private @Nullable SealedBytes envelope;
        private boolean countsAsUnread;
        private long expectedMembership;
        private @Nullable History expectedHistory;
        private @Nullable SeenAnnexes expectedAnnexes;
        private List<Effect> effects = List.of();
        private @Nullable RosterProver prover;

        private Builder(ConversationRef conversation, EntryName name, EntryKind kind) {
            this.conversation = Objects.requireNonNull(conversation, "conversation");
            this.name = Objects.requireNonNull(name, "name");
            this.kind = Objects.requireNonNull(kind, "kind");
        }

        /** Another name. */
        public Builder name(EntryName given) {
            this.name = Objects.requireNonNull(given, "name");
            return this;
        }

        /** Who says or does it. */
        public Builder author(PersonKey given) {
            this.author = given;
            return this;
        }

        /** A fingerprint of its content; tells a retry from a conflict. */
        public Builder fingerprint(ContentFingerprint given) {
            this.fingerprint = given;
            return this;
        }

        /** The engine's clock; orders nothing; kept to the millisecond, the rest is cut off. */
        public Builder at(Instant given) {
            this.at = given;
            return this;
        }

        /** The sealed content, 1 byte to 128 KiB. */
        public Builder envelope(SealedBytes given) {
            this.envelope = given;
            return this;
        }

        /** Whether others have it unread until they read it; no if nothing is said. */
        public Builder countsAsUnread(boolean given) {
            this.countsAsUnread = given;
            return this;
        }

        /** The conversation's {@link StoredConversation#membership()} under which the engine allowed it. */
        public Builder expectedMembership(long given) {
            this.expectedMembership = given;
            return this;
        }

        /** The {@link HistoryStore#current()} in which the engine made this entry; null, as before it is set, for any. */
        public Builder expectedHistory(@Nullable History given) {
            this.expectedHistory = given;
            return this;
        }

        /** What was about another entry when the engine made this one; null, as before it is set, if that does not matter. */
        public Builder expectedAnnexes(@Nullable SeenAnnexes given) {
            this.expectedAnnexes = given;
            return this;
        }

        /**
         * What it does beside being there, in order: up to 1000 effects, each once, with up to 128 KiB in their binary form; at
         * most one change for each person, one description and one time to expire.
         */
        public Builder effects(List<? extends Effect> given) {
            this.effects = List.copyOf(given);
            return this;
        }

        /** The same, one by one. */
        public Builder effects(Effect... given) {
            return effects(Arrays.asList(given));
        }

        /**
         * What proves the rows that it changes. The store keeps the proofs with the conversation and with the changed rows, in the same
         * commit; an entry that changes participants without a prover leaves null there.
         */
        public Builder prover(@Nullable RosterProver given) {
            this.prover = given;
            return this;
        }

        /** The entry. Refuses what is missing with {@link NullPointerException}, what is not allowed with {@link IllegalArgumentException}. */
        public NewEntry build() {
            return new NewEntry(this);
        }
    }
}
