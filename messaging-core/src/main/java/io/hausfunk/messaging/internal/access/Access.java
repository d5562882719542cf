// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.model.ConversationKind;

/**
 * The one function that decides. Everything that reads, sends, pushes, counts or changes asks here, with facts that are
 * at least as new as what it then shows, or that the store compares again when it writes. {@link AccessControl} gathers them.
 */
public final class Access {
    private final PolicyAnswers policy;
    private final AnnouncementRules announcements;

    /** Asks the host through these answers, and decides on announcements by these rules. */
    public Access(PolicyAnswers policy, AnnouncementRules announcements) {
        this.policy = policy;
        this.announcements = announcements;
    }

    /** The same where there are no announcements. */
    public Access(PolicyAnswers policy) {
        this(policy, AnnouncementRules.NONE);
    }

    /** Decides. May block, but only where there is a subject: then the host's policy may be asked. */
    public Verdict decide(Actor actor, Operation operation, AccessFacts facts) {
        if (operation.ofAnnouncements() || facts.kind().equals(ConversationKind.ANNOUNCEMENT)) {
            return announcement(actor, operation, facts);
        }
        Standing standing = facts.standing();
        if (!standing.atLeast(operation.least(facts.kind()))) {
            return new Verdict(tooLow(standing));
        }
        if (operation == Operation.JOIN && facts.banned()) {
            return new Verdict(AccessReason.BANNED);
        }
        if (operation == Operation.JOIN
                && !facts.kind().equals(ConversationKind.CHANNEL)
                && !standing.atLeast(Standing.READER)) {
            return new Verdict(AccessReason.NOT_OPEN_TO_JOIN);
        }
        if (operation.writes() && !facts.kind().known()) {
            return new Verdict(AccessReason.UNKNOWN_KIND);
        }
        Action action = operation.action();
        String subject = facts.terms().subject().orElse(null);
        if (subject != null && action != null && !allows(actor, subject, action)) {
            return new Verdict(AccessReason.POLICY);
        }
        if (operation.byHand() && facts.terms().following().isPresent()) {
            return new Verdict(AccessReason.FOLLOWS_A_GROUP);
        }
        if (operation.forGroups() && facts.kind().equals(ConversationKind.DIRECT)) {
            return new Verdict(AccessReason.DIRECT_CONVERSATION);
        }
        return Verdict.ALLOWED;
    }

    /** Announcements and other conversations have no operation in common: to everything else, an announcement does not exist. */
    private Verdict announcement(Actor actor, Operation operation, AccessFacts facts) {
        if (!operation.ofAnnouncements() || !facts.kind().equals(ConversationKind.ANNOUNCEMENT)) {
            return new Verdict(AccessReason.NOT_A_PARTICIPANT);
        }
        boolean sender = facts.standing().atLeast(Standing.OWNER) && announcements.sends(actor);
        boolean allowed = switch (operation) {
            case ANNOUNCE -> sender;
            case REVIEW_ANNOUNCEMENT -> announcements.reviews(actor);
            case SEE_REACH -> sender || announcements.reviews(actor);
            case SEE_NAMES -> announcements.seesNames(actor);
            // Who sends it may be gone; what is counted is counted all the same.
            case COUNT_REACH -> facts.standing().atLeast(Standing.OWNER);
            default ->
                facts.terms()
                        .audience()
                        .filter(audience -> announcements.addressed(actor, audience))
                        .isPresent();
        };
        return allowed ? Verdict.ALLOWED : new Verdict(AccessReason.NOT_ADDRESSED);
    }

    /** Passes if somebody may send announcements. */
    public void requireSender(Actor actor) {
        if (!announcements.sends(actor)) {
            throw refused();
        }
    }

    /** Passes if somebody may create, or find, the conversation of a subject. */
    public void requireSubject(Actor actor, String subject, Action action) {
        if (!allows(actor, subject, action)) {
            throw refused();
        }
    }

    /** The host's answers, to ask for many at once beforehand. */
    PolicyAnswers policy() {
        return policy;
    }

    /** The one refusal: not allowed and not existing look the same. */
    public static NotPermittedException refused() {
        return new NotPermittedException(ErrorCode.NOT_PERMITTED, "not permitted, or not existing");
    }

    private boolean allows(Actor actor, String subject, Action action) {
        return policy.allows(new AccessQuestion(actor.tenant(), actor.user(), subject, action));
    }

    private static AccessReason tooLow(Standing standing) {
        return switch (standing) {
            case OUTSIDER -> AccessReason.NOT_A_PARTICIPANT;
            case FORMER -> AccessReason.NO_LONGER_A_PARTICIPANT;
            default -> AccessReason.ROLE_TOO_LOW;
        };
    }
}
