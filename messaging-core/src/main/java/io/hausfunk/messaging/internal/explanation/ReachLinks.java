// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.administration.Explanation.Answer;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.notification.NotificationOutlook;
import io.hausfunk.messaging.internal.notification.NotificationOutlook.Outlook;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** By which ways a message that somebody may have comes to them: other nodes, sessions, the notifier. */
public final class ReachLinks {
    private final Supplier<Optional<ClusterHealth>> cluster;
    private final Predicate<PersonRef> connected;
    private final @Nullable NotificationOutlook notifier;

    /** {@code notifier} is null without one. */
    public ReachLinks(
            Supplier<Optional<ClusterHealth>> cluster,
            Predicate<PersonRef> connected,
            @Nullable NotificationOutlook notifier) {
        this.cluster = cluster;
        this.connected = connected;
        this.notifier = notifier;
    }

    void nodes(Chain chain) {
        cluster.get()
                .ifPresentOrElse(
                        health -> {
                            if (health.whole()) {
                                chain.yes(Part.NODE, ExplanationCode.NODES_HEARD);
                            } else {
                                chain.no(Part.NODE, ExplanationCode.NODE_SILENT);
                            }
                        },
                        () -> chain.nothing(Part.NODE));
    }

    void session(Asked asked, boolean delivered, boolean read, Chain chain) {
        if (read) {
            chain.yes(Part.SESSION, ExplanationCode.READ);
        } else if (delivered) {
            chain.yes(Part.SESSION, ExplanationCode.DELIVERED);
        } else if (connected.test(asked.actor().ref())) {
            chain.yes(Part.SESSION, ExplanationCode.CONNECTED);
        } else {
            chain.no(Part.SESSION, ExplanationCode.NO_SESSION);
        }
    }

    /** Asks the notifier, if there is one. */
    void notifier(Chain chain, Function<NotificationOutlook, Outlook> question) {
        if (notifier == null) {
            chain.nothing(Part.NOTIFIER);
            return;
        }
        Outlook outlook = question.apply(notifier);
        Answer answer = switch (outlook.verdict()) {
            case TOLD -> Answer.YES;
            case READ, CONNECTED -> Answer.NOT_ASKED;
            default -> Answer.NO;
        };
        chain.say(Part.NOTIFIER, answer, code(outlook.verdict()), outlook.time());
    }

    private static ExplanationCode code(NotificationOutlook.Verdict verdict) {
        return switch (verdict) {
            case TOLD -> ExplanationCode.TOLD;
            case NOT_COUNTED -> ExplanationCode.NOT_COUNTED;
            case SAID_BEFORE -> ExplanationCode.SAID_BEFORE;
            case READ -> ExplanationCode.READ;
            case MUTED -> ExplanationCode.MUTED;
            case ARCHIVED -> ExplanationCode.ARCHIVED;
            case OFF -> ExplanationCode.NOTIFICATIONS_OFF;
            case NOT_MENTIONED -> ExplanationCode.NOT_MENTIONED;
            case NOT_LOOKED_AT -> ExplanationCode.NOT_LOOKED_AT;
            case CONNECTED -> ExplanationCode.CONNECTED;
            case QUIET -> ExplanationCode.QUIET_HOURS;
            case PAUSE -> ExplanationCode.TOLD_LATELY;
            case DELAY -> ExplanationCode.NOT_DUE;
            case FAILS -> ExplanationCode.NOTIFIER_FAILS;
            case DUE -> ExplanationCode.DUE;
            case NO_REMINDER -> ExplanationCode.NO_REMINDER;
        };
    }
}
