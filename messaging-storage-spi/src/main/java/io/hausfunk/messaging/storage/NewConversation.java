// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A conversation to be created. */
public final class NewConversation {
    private final ConversationRef ref;
    private final ConversationKind kind;
    private final HistoryPolicy history;
    private final Instant createdAt;
    private final SealedProfile profile;

    private NewConversation(Builder from) {
        this.ref = from.ref;
        this.kind = from.kind;
        this.history = Objects.requireNonNull(from.history, "history");
        this.createdAt = Objects.requireNonNull(from.createdAt, "createdAt");
        this.profile = Objects.requireNonNull(from.profile, "profile");
    }

    /** A conversation in the making. History, time and description must follow. */
    public static Builder of(ConversationRef ref, ConversationKind kind) {
        return new Builder(ref, kind);
    }

    /** A copy in the making, to change something. */
    public Builder but() {
        return new Builder(ref, kind).history(history).createdAt(createdAt).profile(profile);
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

    /** The engine's clock; orders nothing; kept to the millisecond, the rest is cut off. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Its description. */
    public SealedProfile profile() {
        return profile;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewConversation that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    private List<Object> values() {
        return List.of(ref, kind, history, createdAt, profile);
    }

    @Override
    public String toString() {
        return "NewConversation[" + ref + ", " + kind + "]";
    }

    /** A conversation in the making. */
    public static final class Builder {
        private final ConversationRef ref;
        private ConversationKind kind;
        private @Nullable HistoryPolicy history;
        private @Nullable Instant createdAt;
        private @Nullable SealedProfile profile;

        private Builder(ConversationRef ref, ConversationKind kind) {
            this.ref = Objects.requireNonNull(ref, "ref");
            this.kind = Objects.requireNonNull(kind, "kind");
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

        /** The engine's clock; orders nothing; kept to the millisecond, the rest is cut off. */
        public Builder createdAt(Instant given) {
            this.createdAt = Objects.requireNonNull(given, "createdAt");
            return this;
        }

        /** Its description. */
        public Builder profile(SealedProfile given) {
            this.profile = Objects.requireNonNull(given, "profile");
            return this;
        }

        /** The value. Refuses what is missing with {@link NullPointerException}. */
        public NewConversation build() {
            return new NewConversation(this);
        }
    }
}
