// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as it was committed; it never changes, but that it may be emptied. */
public final class StoredEntry {
    private final ConversationRef conversation;
    private final long sequence;
    private final EntryName name;
    private final PersonKey author;
    private final EntryKind kind;
    private final Instant at;
    private final @Nullable SealedBytes envelope;
    private final boolean countsAsUnread;
    private final List<Effect> effects;

    private StoredEntry(Builder from) {
        this.conversation = from.conversation;
        this.sequence = from.sequence;
        this.name = from.name;
        this.author = Objects.requireNonNull(from.author, "author");
        this.kind = Objects.requireNonNull(from.kind, "kind");
        this.at = Objects.requireNonNull(from.at, "at");
        this.envelope = from.envelope;
        this.countsAsUnread = from.countsAsUnread;
        this.effects = from.effects;
    }

    /** An entry in the making. Author, kind and time must follow. */
    public static Builder of(ConversationRef conversation, long sequence, EntryName name) {
        return new Builder(conversation, sequence, name);
    }

    /** What a new entry is once it is stored under this number. */
    public static StoredEntry of(NewEntry entry, long sequence) {
        return of(entry.conversation(), sequence, entry.name())
                .author(entry.author())
                .kind(entry.kind())
                .at(entry.at().truncatedTo(ChronoUnit.MILLIS))
                .envelope(entry.envelope())
                .countsAsUnread(entry.countsAsUnread())
                .effects(entry.effects())
                .build();
    }

    /** A copy in the making, to change something. */
    public Builder but() {
        return new Builder(conversation, sequence, name)
                .author(author)
                .kind(kind)
                .at(at)
                .envelope(envelope)
                .countsAsUnread(countsAsUnread)
                .effects(effects);
    }

    /** Where. */
    public ConversationRef conversation() {
        return conversation;
    }

    /** Its number, 1 for the first of the conversation, without gaps. */
    public long sequence() {
        return sequence;
    }

    /** The sender's name for it. */
    public EntryName name() {
        return name;
    }

    /** Who. */
    public PersonKey author() {
        return author;
    }

    /** What. */
    public EntryKind kind() {
        return kind;
    }

    /** As given when it was appended, cut to the millisecond. */
    public Instant at() {
        return at;
    }

    /** Bit for bit what was appended; null once it was emptied. */
    public @Nullable SealedBytes envelope() {
        return envelope;
    }

    /** Whether it was emptied. */
    public boolean emptied() {
        return envelope == null;
    }

    /** As given when it was appended. */
    public boolean countsAsUnread() {
        return countsAsUnread;
    }

    /** As given when it was appended, in the same order. */
    public List<Effect> effects() {
        return effects;
    }

    /** What it did to the participants, in order. */
    public List<ParticipantChange> participantChanges() {
        return ParticipantChange.in(effects);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEntry that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return Objects.hash(conversation, sequence);
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(conversation, sequence, name, author, kind, at, envelope, countsAsUnread, effects);
    }

    /** Names it, and nothing of what it says. */
    @Override
    public String toString() {
        return "StoredEntry[" + conversation + ", " + sequence + ", " + name.value() + ", " + kind
                + (emptied() ? ", emptied]" : "]");
    }

    /** An entry in the making. */
    public static final class Builder {
        private final ConversationRef conversation;
        private final long sequence;
        private final EntryName name;
        private @Nullable PersonKey author;
        private @Nullable EntryKind kind;
        private @Nullable Instant at;
        private @Nullable SealedBytes envelope;
        private boolean countsAsUnread;
        private List<Effect> effects = List.of();

        private Builder(ConversationRef conversation, long sequence, EntryName name) {
            this.conversation = Objects.requireNonNull(conversation, "conversation");
            this.sequence = sequence;
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Who said or did it. */
        public Builder author(PersonKey given) {
            this.author = given;
            return this;
        }

        /** What it is. */
        public Builder kind(EntryKind given) {
            this.kind = given;
            return this;
        }

        /** As given when it was appended, cut to the millisecond. */
        public Builder at(Instant given) {
            this.at = given;
            return this;
        }

        /** What was appended, or null once it was emptied. */
        public Builder envelope(@Nullable SealedBytes given) {
            this.envelope = given;
            return this;
        }

        /** Whether others have it unread until they read it. */
        public Builder countsAsUnread(boolean given) {
            this.countsAsUnread = given;
            return this;
        }

        /** What it does beside being there. */
        public Builder effects(List<Effect> given) {
            this.effects = List.copyOf(given);
            return this;
        }

        /** The entry. Refuses what is missing with {@link NullPointerException}. */
        public StoredEntry build() {
            return new StoredEntry(this);
        }
    }
}
