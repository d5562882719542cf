// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.Explanation.Answer;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.AccessReason;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.reading.Removals;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a message is there, and whether the one function that decides lets somebody have it. Blocks. */
public final class ConversationLinks {
    private final AccessControl accessControl;
    private final EntryStore entries;
    private final Removals removals;

    /** Asks these. */
    public ConversationLinks(AccessControl accessControl, EntryStore entries, Removals removals) {
        this.accessControl = accessControl;
        this.entries = entries;
        this.removals = removals;
    }

    /** The message; null if there is none. */
    @Nullable
    StoredEntry message(Asked asked, Chain chain) {
        EntryRange one = new EntryRange(asked.ref(), asked.sequence() - 1, asked.sequence());
        StoredEntry found = entries.read(List.of(one), 1).stream().findFirst().orElse(null);
        if (found == null) {
            chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_NOT_FOUND);
            return null;
        }
        Optional<Removal> removal = removals.removal(found);
        ExplanationCode code = removal.map(ConversationLinks::code).orElse(ExplanationCode.MESSAGE_THERE);
        if (removal.isPresent() && code != ExplanationCode.MESSAGE_EDITED) {
            chain.no(Part.MESSAGE, code);
        } else if (found.author().equals(asked.actor().person())) {
            chain.yes(Part.MESSAGE, ExplanationCode.OWN_MESSAGE);
        } else {
            chain.yes(Part.MESSAGE, code);
        }
        return found;
    }

    private static ExplanationCode code(Removal removal) {
        return switch (removal) {
            case RETRACTED -> ExplanationCode.MESSAGE_RETRACTED;
            case REDACTED -> ExplanationCode.MESSAGE_REDACTED;
            case EXPIRED -> ExplanationCode.MESSAGE_EXPIRED;
            case REPLACED -> ExplanationCode.MESSAGE_EDITED;
        };
    }

    /** The person's row; null if they never took part, or it cannot be known. */
    @Nullable
    Participant access(Asked asked, Chain chain) {
        chain.nothing(Part.AUDIENCE);
        try {
            Admission admission =
                    accessControl.admit(asked.actor(), asked.ref(), Operation.RECEIVE, AccessControl.LATEST);
            decided(asked, admission, chain);
            return admission.participant();
        } catch (NotPermittedException e) {
            chain.no(Part.MEMBERSHIP, ExplanationCode.NOT_A_PARTICIPANT);
        } catch (HostException e) {
            chain.unknown(Part.HOST, ExplanationCode.UNAVAILABLE);
        } catch (KeyException e) {
            if (e.retryable()) {
                throw e;
            }
            chain.no(Part.MESSAGE, ExplanationCode.MESSAGE_UNREADABLE);
        }
        return null;
    }

    private static void decided(Asked asked, Admission admission, Chain chain) {
        AccessReason reason = admission.verdict().reason();
        if (reason == AccessReason.NOT_A_PARTICIPANT || reason == AccessReason.NO_LONGER_A_PARTICIPANT) {
            chain.no(Part.MEMBERSHIP, ExplanationCode.NOT_A_PARTICIPANT);
            return;
        }
        period(asked, admission.self(), chain);
        switch (reason) {
            case ALLOWED -> {
                chain.yes(Part.POLICY, ExplanationCode.ALLOWED);
                boolean subject = admission.roster().terms().subject().isPresent();
                chain.say(
                        Part.HOST,
                        subject ? Answer.YES : Answer.NOT_ASKED,
                        subject ? ExplanationCode.ALLOWED : ExplanationCode.NOTHING_TO_ASK,
                        null);
            }
            case POLICY -> {
                chain.yes(Part.POLICY, ExplanationCode.ALLOWED);
                chain.no(Part.HOST, ExplanationCode.HOST_REFUSED);
            }
            case UNKNOWN_KIND -> chain.no(Part.POLICY, ExplanationCode.UNKNOWN_KIND);
            default -> chain.no(Part.POLICY, ExplanationCode.ROLE_TOO_LOW);
        }
    }

    /** Whether the message lies within what the person may read. */
    private static void period(Asked asked, Participant row, Chain chain) {
        if (asked.sequence() < row.visibleFrom()) {
            chain.no(Part.MEMBERSHIP, ExplanationCode.JOINED_LATER);
        } else if (!row.present() && asked.sequence() > row.left()) {
            chain.no(
                    Part.MEMBERSHIP,
                    row.bannedBy() == null ? ExplanationCode.LEFT_BEFORE : ExplanationCode.BANNED_BEFORE);
        } else {
            chain.yes(Part.MEMBERSHIP, ExplanationCode.ADDRESSED);
        }
    }
}
