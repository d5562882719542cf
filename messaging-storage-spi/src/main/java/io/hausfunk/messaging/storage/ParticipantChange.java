// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an entry does to the participants, in the same commit and with the entry's sequence number {@code s}. The engine
 * has checked that it makes sense; {@link NewEntry#expectedMembership()} makes sure that it still does. What concerns
 * somebody who never took part makes no row, unless they come; the entry is stored all the same.
 */
public sealed interface ParticipantChange extends Effect {
    /** Those among some effects, in the same order. */
    static List<ParticipantChange> in(List<Effect> effects) {
        return effects.isEmpty()
                ? List.of()
                : effects.stream()
                        .filter(ParticipantChange.class::isInstance)
                        .map(ParticipantChange.class::cast)
                        .toList();
    }

    /** Whom it concerns. */
    PersonKey person();

    /**
     * What a row becomes by this change; every store follows it.
     *
     * @param before the row before, or null if the person never took part
     * @param sequence the entry's number
     * @param history the conversation's history policy
     * @param described what the conversation said of itself before the entry
     * @return the row afterwards; null if there is none
     */
    default @Nullable Participant applyTo(
            @Nullable Participant before, long sequence, HistoryPolicy history, SealedProfile described) {
        if (this instanceof Joins joins) {
            long visibleFrom = history.equals(HistoryPolicy.ALL) ? 1 : sequence;
            return Participant.of(joins.person())
                    .role(joins.role(), joins.by())
                    .joined(sequence, visibleFrom)
                    .marks(before == null ? 0 : before.delivered(), before == null ? 0 : before.read())
                    .build();
        }
        if (before == null) {
            return null;
        }
        if (this instanceof ChangesRole changes) {
            return before.but().role(changes.role(), changes.by()).build();
        }
        if (this instanceof Unbans) {
            return before.but().bannedBy(null).build();
        }
        Participant gone =
                before.present() ? before.but().left(sequence, described).build() : before;
        return this instanceof Bans bans ? gone.but().bannedBy(bans.by()).build() : gone;
    }

    /**
     * Comes, or comes back: {@code joined = s}, {@code left = 0}, the role and who decided on it as given, not banned; {@code
     * visibleFrom} is 1 if the conversation's history policy is {@code ALL}, otherwise {@code s}. Marks of an earlier
     * participation stay.
     *
     * @param person who
     * @param role what they may do
     * @param by the role of whoever decided on that role
     */
    record Joins(PersonKey person, Role role, Role by) implements ParticipantChange {
        /** Refuses null. */
        public Joins {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(by, "by");
        }

        /** Comes with a role that an owner decided on. */
        public Joins(PersonKey person, Role role) {
            this(person, role, Role.OWNER);
        }
    }

    /**
     * Stays, with another role and another deciding role.
     *
     * @param person who
     * @param role what they may do
     * @param by the role of whoever decided on that role
     */
    record ChangesRole(PersonKey person, Role role, Role by) implements ParticipantChange {
        /** Refuses null. */
        public ChangesRole {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(by, "by");
        }

        /** Has a role that an owner decided on. */
        public ChangesRole(PersonKey person, Role role) {
            this(person, role, Role.OWNER);
        }
    }

    /**
     * Goes, unless they went before: {@code left = s}, and the description that the conversation had before this entry is kept
     * as {@link Participant#lastProfile()}; the rest of the row stays.
     */
    record Leaves(PersonKey person) implements ParticipantChange {
        /** Refuses null. */
        public Leaves {
            Objects.requireNonNull(person, "person");
        }
    }

    /**
     * Goes as by {@link Leaves}, unless they went before, and is banned.
     *
     * @param person who
     * @param by the role of whoever banned them
     */
    record Bans(PersonKey person, Role by) implements ParticipantChange {
        /** Refuses null. */
        public Bans {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(by, "by");
        }
    }

    /** Is not banned any more; the rest of the row stays. */
    record Unbans(PersonKey person) implements ParticipantChange {
        /** Refuses null. */
        public Unbans {
            Objects.requireNonNull(person, "person");
        }
    }
}
