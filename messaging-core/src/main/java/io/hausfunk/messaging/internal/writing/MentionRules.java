// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.annex.Reasons;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a message addresses when it mentions people. Blocks only if the tenant's keys are not in memory. */
public final class MentionRules {
    /** Each person is a row: whoever wants to reach more writes an announcement. */
    private static final int MOST_ADDRESSED = 500;

    private final Pseudonyms pseudonyms;

    /** Finds people by these. */
    public MentionRules(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * The people whom mentions address, as of a roster; refuses those who do not take part.
     *
     * @param before an entry that addressed some already, or null
     */
    List<Effect.Addresses> addressed(Admission admission, Mentions mentions, @Nullable StoredEntry before) {
        if (mentions.isEmpty()) {
            return List.of();
        }
        List<Effect.Addresses> addressed = new ArrayList<>(named(admission.roster(), mentions));
        if (mentions.everyone()) {
            addressed.addAll(everyone(admission));
        }
        if (before != null) {
            addressed.removeAll(before.effects());
        }
        return addressed;
    }

    private List<Effect.Addresses> named(CachedRoster roster, Mentions mentions) {
        List<Effect.Addresses> named = new ArrayList<>();
        for (UserId user : mentions.people()) {
            PersonKey person = pseudonyms.person(roster.ref().tenant(), user.value());
            Participant row = roster.participant(person);
            if (row == null || !row.present()) {
                throw new InvalidInputException(
                        ErrorCode.MENTION_NOT_POSSIBLE, "somebody who is mentioned does not take part");
            }
            named.add(new Effect.Addresses(person, Reasons.MENTION));
        }
        return named;
    }

    private static List<Effect.Addresses> everyone(Admission admission) {
        List<Participant> present = admission.roster().present();
        if (present.size() > MOST_ADDRESSED) {
            throw new InvalidInputException(
                    ErrorCode.MENTION_NOT_POSSIBLE,
                    "everyone can be mentioned where at most " + MOST_ADDRESSED + " people take part");
        }
        return present.stream()
                .map(Participant::person)
                .filter(person -> !person.equals(admission.self().person()))
                .map(person -> new Effect.Addresses(person, Reasons.MENTION_OF_EVERYONE))
                .toList();
    }
}
