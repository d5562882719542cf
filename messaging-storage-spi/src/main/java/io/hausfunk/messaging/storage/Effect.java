// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an entry does beside being there. The store applies it in the commit that appends the entry, keeps it with the entry
 * and hands it back, in the order given and bit for bit. Participants come and go by {@link ParticipantChange}s.
 */
public sealed interface Effect
        permits ParticipantChange,
                Effect.Describes,
                Effect.About,
                Effect.PartOf,
                Effect.Empties,
                Effect.Addresses,
                Effect.Expires,
                Effect.Attaches,
                Effect.Unknown {
    /** The conversation has this description from now on. */
    record Describes(SealedProfile profile) implements Effect {
        /** Refuses null. */
        public Describes {
            Objects.requireNonNull(profile, "profile");
        }
    }

    /**
     * The entry is an annex: it refers to an earlier one, under whose number {@link AnnexStore} finds it. A target that is not
     * earlier than the entry itself is kept in the effect and found by nothing.
     *
     * @param target the number of the entry that it refers to, from 1
     * @param relation how
     * @param choice which of several things it says there, or null
     */
    record About(long target, Relation relation, @Nullable ChoiceToken choice) implements Effect {
        /** Refuses null, and a target below 1 with {@link IllegalArgumentException}. */
        public About {
            requireTarget(target);
            Objects.requireNonNull(relation, "relation");
        }

        /** Refers to an entry, without a choice. */
        public About(long target, Relation relation) {
            this(target, relation, null);
        }
    }

    /**
     * The entry is part of what an earlier one began, such as a thread. {@link AnnexStore} finds it like an {@link About}, also
     * once it is emptied.
     *
     * @param target the number of the entry that began it, from 1
     * @param relation how
     * @param choice which of several things it is there, or null
     */
    record PartOf(long target, Relation relation, @Nullable ChoiceToken choice) implements Effect {
        /** Refuses null, and a target below 1 with {@link IllegalArgumentException}. */
        public PartOf {
            requireTarget(target);
            Objects.requireNonNull(relation, "relation");
        }
    }

    /**
     * Empties an earlier entry: its envelope and its fingerprint are removed for good; its number, name, author, kind, time and
     * effects stay. It is no annex any more and does not expire. Emptying an emptied entry changes nothing, and a target that is
     * missing or not earlier than the entry itself is passed over.
     *
     * @param target the number of the entry to be emptied, from 1
     */
    record Empties(long target) implements Effect {
        /** Refuses a target below 1 with {@link IllegalArgumentException}. */
        public Empties {
            requireTarget(target);
        }
    }

    /**
     * The entry concerns a person in particular, who need not take part. A store that is {@link HasAddressees} lists it there, not
     * settled; any other only keeps the effect.
     */
    record Addresses(PersonKey person, Reason reason) implements Effect {
        /** Refuses null. */
        public Addresses {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The entry is to be emptied some time. The store lists it in {@link EntryStore#expiring} and does nothing by itself.
     *
     * @param at when, from 1970 to the year 9999; cut to the millisecond
     */
    record Expires(Instant at) implements Effect {
        /** Refuses null, and another time with {@link IllegalArgumentException}. */
        public Expires {
            at = Moments.checked(at);
        }
    }

    /**
     * A blob of the same conversation belongs to the entry: its header is removed, and it is removed with the entry. It must be complete and
     * belong to the entry {@code from}, or to none if that is 0. Emptying the entry gives up its blobs: from then on they are neither found
     * nor read, their names are free, and {@link BlobStore#removable} lists them at any time. A store that is not {@link HasBlobs} only
     * keeps the effect.
     *
     * @param blob which blob
     * @param from the number of the entry from which it is taken over, or 0
     */
    record Attaches(BlobId blob, long from) implements Effect {
        /** Refuses null, and a negative number with {@link IllegalArgumentException}. */
        public Attaches {
            Objects.requireNonNull(blob, "blob");
            if (from < 0) {
                throw new IllegalArgumentException("entries are numbered from 1");
            }
        }

        /** A blob that belongs to no entry yet. */
        public Attaches(BlobId blob) {
            this(blob, 0);
        }
    }

    /**
     * An effect that this version does not know, as a later one wrote it. It is kept and handed back bit for bit, and applied to
     * nothing.
     *
     * @param code its number, 1 to 32767
     * @param payload what belongs to it, also empty
     */
    record Unknown(int code, SealedBytes payload) implements Effect {
        /** Refuses null, and another number with {@link IllegalArgumentException}. */
        public Unknown {
            if (code < 1 || code > Short.MAX_VALUE) {
                throw new IllegalArgumentException("an effect's code is 1 to 32767");
            }
            Objects.requireNonNull(payload, "payload");
        }
    }

    private static void requireTarget(long target) {
        if (target < 1) {
            throw new IllegalArgumentException("entries are numbered from 1");
        }
    }
}
