// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who takes or took part in a conversation. */
public final class Participant {
    private final PersonKey person;
    private final Role role;
    private final Role roleBy;
    private final long joined;
    private final long visibleFrom;
    private final long left;
    private final @Nullable SealedProfile lastProfile;
    private final @Nullable Role bannedBy;
    private final long delivered;
    private final long read;
    private final @Nullable SealedBytes proof;

    private Participant(Builder from) {
        this.person = from.person;
        this.role = Objects.requireNonNull(from.role, "role");
        this.roleBy = Objects.requireNonNull(from.roleBy, "roleBy");
        this.joined = from.joined;
        this.visibleFrom = from.visibleFrom;
        this.left = from.left;
        this.lastProfile = from.lastProfile;
        this.bannedBy = from.bannedBy;
        this.delivered = from.delivered;
        this.read = from.read;
        this.proof = from.proof;
    }

    /** A row in the making. A role must follow; numbers are 0 unless set. */
    public static Builder of(PersonKey person) {
        return new Builder(person);
    }

    /** A copy in the making, to change something. */
    public Builder but() {
        return new Builder(person)
                .role(role, roleBy)
                .joined(joined, visibleFrom)
                .left(left, lastProfile)
                .bannedBy(bannedBy)
                .marks(delivered, read)
                .proof(proof);
    }

    /** Who. */
    public PersonKey person() {
        return person;
    }

    /** The role, or the last one held. */
    public Role role() {
        return role;
    }

    /** The role of whoever decided on {@link #role()}, at that time. */
    public Role roleBy() {
        return roleBy;
    }

    /** The sequence number of the latest joining. */
    public long joined() {
        return joined;
    }

    /** The first sequence number that they may read. */
    public long visibleFrom() {
        return visibleFrom;
    }

    /** The sequence number of their going, or 0 while they take part. */
    public long left() {
        return left;
    }

    /** What the conversation said of itself when they went; null while they take part. */
    public @Nullable SealedProfile lastProfile() {
        return lastProfile;
    }

    /** The role of whoever banned them, at that time; null if nobody did. */
    public @Nullable Role bannedBy() {
        return bannedBy;
    }

    /** Everything up to here reached a device of theirs; 0 for nothing. */
    public long delivered() {
        return delivered;
    }

    /** Everything up to here was read; 0 for nothing, never above {@link #delivered()}. */
    public long read() {
        return read;
    }

    /** What the last entry that changed this row proves of it ({@link RosterProver}), or null; marks are not part of it. */
    public @Nullable SealedBytes proof() {
        return proof;
    }

    /** Whether they take part now. */
    public boolean present() {
        return left == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Participant that
                && person.equals(that.person)
                && role.equals(that.role)
                && roleBy.equals(that.roleBy)
                && joined == that.joined
                && visibleFrom == that.visibleFrom
                && left == that.left
                && Objects.equals(lastProfile, that.lastProfile)
                && Objects.equals(bannedBy, that.bannedBy)
                && delivered == that.delivered
                && read == that.read
                && Objects.equals(proof, that.proof);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, role, joined, left, delivered, read);
    }

    @Override
    public String toString() {
        return "Participant[" + person + ", " + role + " by " + roleBy + ", " + joined + " to " + left
                + ", visible from " + visibleFrom + ", banned by " + bannedBy + ", " + delivered + ", " + read + "]";
    }

    /** A row in the making. */
    public static final class Builder {
        private final PersonKey person;
        private @Nullable Role role;
        private @Nullable Role roleBy;
        private long joined;
        private long visibleFrom;
        private long left;
        private @Nullable SealedProfile lastProfile;
        private @Nullable Role bannedBy;
        private long delivered;
        private long read;
        private @Nullable SealedBytes proof;

        private Builder(PersonKey person) {
            this.person = Objects.requireNonNull(person, "person");
        }

        /** The role, and that of whoever decided on it. */
        public Builder role(Role given, Role by) {
            this.role = Objects.requireNonNull(given, "role");
            this.roleBy = Objects.requireNonNull(by, "roleBy");
            return this;
        }

        /** The number of the joining, and the first number that may be read. */
        public Builder joined(long number, long firstVisible) {
            this.joined = number;
            this.visibleFrom = firstVisible;
            return this;
        }

        /** The number of the going and the description at that time; 0 and null for somebody who takes part. */
        public Builder left(long number, @Nullable SealedProfile profile) {
            this.left = number;
            this.lastProfile = profile;
            return this;
        }

        /** The role of whoever banned them, or null. */
        public Builder bannedBy(@Nullable Role by) {
            this.bannedBy = by;
            return this;
        }

        /** How far they got. */
        public Builder marks(long newDelivered, long newRead) {
            this.delivered = newDelivered;
            this.read = newRead;
            return this;
        }

        /** The engine's proof, or null. */
        public Builder proof(@Nullable SealedBytes given) {
            this.proof = given;
            return this;
        }

        /** The row. Refuses a missing role with {@link NullPointerException}. */
        public Participant build() {
            return new Participant(this);
        }
    }
}
