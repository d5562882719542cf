// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.Role;
import java.util.List;
import java.util.Objects;

/**
 * What an entry does to the participants, in the same commit and with the entry's sequence number {@code s}. The engine
 * has checked that it makes sense; {@link NewEntry#expectedMembership()} makes sure that it still does. Going or changing
 * the role of somebody who never took part makes no row; the entry is stored all the same.
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
     * Comes, or comes back: {@code joined = s}, {@code left = 0}, the role as given; {@code visibleFrom} is 1 if the
     * conversation's history policy is {@code ALL}, otherwise {@code s}. Marks of an earlier participation stay.
     */
    record Joins(PersonKey person, Role role) implements ParticipantChange {
        /** Refuses null. */
        public Joins {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
        }
    }

    /** Stays, with another role. */
    record ChangesRole(PersonKey person, Role role) implements ParticipantChange {
        /** Refuses null. */
        public ChangesRole {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(role, "role");
        }
    }

    /** Goes: {@code left = s}; the rest of the row stays. */
    record Leaves(PersonKey person) implements ParticipantChange {
        /** Refuses null. */
        public Leaves {
            Objects.requireNonNull(person, "person");
        }
    }
}
