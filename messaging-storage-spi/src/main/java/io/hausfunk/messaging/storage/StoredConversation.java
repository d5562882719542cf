// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A conversation as it stands. */
public final class StoredConversation {
    private final ConversationRef ref;
    private final ConversationKind kind;
    private final HistoryPolicy history;
    private final Instant createdAt;
    private final SealedProfile profile;
    private final long head;
    private final long membership;
    private final @Nullable SealedBytes proof;

    private StoredConversation(Builder from) {
        this.ref = from.ref;
        this.kind = Objects.requireNonNull(from.kind, "kind");
        this.history = Objects.requireNonNull(from.history, "history");
        this.createdAt = Objects.requireNonNull(from.createdAt, "createdAt");
        this.profile = Objects.requireNonNull(from.profile, "profile");
        this.head = from.head;
        this.membership = from.membership;
        this.proof = from.proof;
    }

    /** A conversation in the making. Kind, history, time and description must follow. */
    public static Builder of(ConversationRef ref) {
        return new Builder(ref);
    }

    /** A copy in the making, to change something. */
    public Builder but() {
        return new Builder(ref)
                .kind(kind)
                .history(history)
                .createdAt(createdAt)
                .profile(profile)
                .head(head)
                .membership(membership)
                .proof(proof);
    }

    /** Its key. */
    public ConversationRef ref() {
        return ref;
    }

    /** What it is. */
    public ConversationKind kind() {
        return kind;
    }

    /** What newcomers may read. */
    public HistoryPolicy history() {
        return history;
    }

    /** As given at creation, cut to the millisecond. */
    public Instant createdAt() {
        return createdAt;
    }

    /** The latest description. */
    public SealedProfile profile() {
        return profile;
    }

    /** The sequence number of the last entry, from 1. */
    public long head() {
        return head;
    }

    /** The sequence number of the last entry that changed participants. */
    public long membership() {
        return membership;
    }

    /** What that entry proves of the roster ({@link RosterProver}), or null. */
    public @Nullable SealedBytes proof() {
        return proof;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredConversation that
                && values().equals(that.values())
                && Objects.equals(proof, that.proof);
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    private List<Object> values() {
        return List.of(ref, kind, history, createdAt, profile, head, membership);
    }

    @Override
    public String toString() {
        return "StoredConversation[" + ref + ", " + kind + ", head " + head + "]";
    }

    /** A conversation in the making. */
    public static final class Builder {
        private final ConversationRef ref;
        private @Nullable ConversationKind kind;
        private @Nullable HistoryPolicy history;
        private @Nullable Instant createdAt;
        private @Nullable SealedProfile profile;
        private long head;
        private long membership;
        private @Nullable SealedBytes proof;

        private Builder(ConversationRef ref) {
            this.ref = Objects.requireNonNull(ref, "ref");
        }

        /** What it is. */
        public Builder kind(ConversationKind given) {
            this.kind = Objects.requireNonNull(given, "kind");
            return this;
        }

        /** What newcomers may read. */
        public Builder history(HistoryPolicy given) {
            this.history = Objects.requireNonNull(given, "history");
            return this;
        }

        /** As given at creation, cut to the millisecond. */
        public Builder createdAt(Instant given) {
            this.createdAt = Objects.requireNonNull(given, "createdAt");
            return this;
        }

        /** The latest description. */
        public Builder profile(SealedProfile given) {
            this.profile = Objects.requireNonNull(given, "profile");
            return this;
        }

        /** The sequence number of the last entry, from 1. */
        public Builder head(long given) {
            this.head = given;
            return this;
        }

        /** The sequence number of the last entry that changed participants. */
        public Builder membership(long given) {
            this.membership = given;
            return this;
        }

        /** The engine's proof of the roster, or null. */
        public Builder proof(@Nullable SealedBytes given) {
            this.proof = given;
            return this;
        }

        /** The value. Refuses what is missing with {@link NullPointerException}. */
        public StoredConversation build() {
            return new StoredConversation(this);
        }
    }
}
