// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.Participant;
import org.jspecify.annotations.Nullable;

/**
 * The one function that decides. Everything that reads, sends, pushes, counts or changes asks here, with facts that are
 * at least as new as what it then shows, or that the store compares again when it writes.
 */
public final class Access {
    private final PolicyAnswers policy;

    /** Asks the host through these answers. */
    public Access(PolicyAnswers policy) {
        this.policy = policy;
    }

    /**
     * Passes if allowed; throws {@code NOT_PERMITTED} if not, or {@code NOT_APPLICABLE} to those who may know that the
     * conversation exists. May block, but only where there is a subject.
     */
    public void require(
            Actor actor, Operation operation, ConversationKind kind, @Nullable Participant participant, Terms terms) {
        Standing standing = Standing.of(participant, terms);
        boolean mayComeIn = kind.equals(ConversationKind.CHANNEL) || standing.atLeast(Standing.READER);
        if (!standing.atLeast(operation.least()) || (operation == Operation.JOIN && !mayComeIn)) {
            throw refused();
        }
        if (!kind.known() && operation.writes()) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "only a newer version writes in a conversation of this kind");
        }
        Action action = operation.action();
        if (terms.subject().isPresent()
                && action != null
                && !policy.allows(new AccessQuestion(
                        actor.tenant(), actor.user(), terms.subject().get(), action))) {
            throw refused();
        }
        if (operation.byHand() && terms.following().isPresent()) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "who takes part here follows a group of the directory");
        }
        if (operation.forGroups() && kind.equals(ConversationKind.DIRECT)) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "a direct conversation stays as it is");
        }
    }

    /** Passes if somebody may create, or find, the conversation of a subject. */
    public void requireSubject(Actor actor, String subject, Action action) {
        if (!policy.allows(new AccessQuestion(actor.tenant(), actor.user(), subject, action))) {
            throw refused();
        }
    }

    /** The host's answers, to ask for many at once beforehand. */
    public PolicyAnswers policy() {
        return policy;
    }

    /** The one refusal: not allowed and not existing look the same. */
    public static NotPermittedException refused() {
        return new NotPermittedException(ErrorCode.NOT_PERMITTED, "not permitted, or not existing");
    }
}
