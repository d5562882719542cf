// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;

/** Whether something is allowed, with the link that decided. */
public record Verdict(AccessReason reason) {
    static final Verdict ALLOWED = new Verdict(AccessReason.ALLOWED);

    /** Whether it is allowed. */
    public boolean allowed() {
        return reason == AccessReason.ALLOWED;
    }

    /**
     * Throws the refusal, unless it is allowed: {@code NOT_APPLICABLE} to those who may know that the conversation exists,
     * {@code NOT_PERMITTED} to all others.
     */
    public void require() {
        switch (reason) {
            case ALLOWED -> {}
            case UNKNOWN_KIND ->
                throw new NotPermittedException(
                        ErrorCode.NOT_APPLICABLE, "only a newer version writes in a conversation of this kind");
            case FOLLOWS_A_GROUP ->
                throw new NotPermittedException(
                        ErrorCode.NOT_APPLICABLE, "who takes part here follows a group of the directory");
            case DIRECT_CONVERSATION ->
                throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "a direct conversation stays as it is");
            default -> throw Access.refused();
        }
    }
}
