// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/**
 * Rotation of a tenant's keys. New messages are sealed with the new key, what was sealed before stays readable, and sending goes on
 * meanwhile. Every call may be repeated, also after a deadline: what was begun goes on, and what is done stays done.
 */
public interface KeyAdministration {
    /** Gives the tenant a new key and wraps the keys below it anew. */
    CompletionStage<Rewrapped> rotateTenant();

    /** Gives a conversation a new key, for its description and for data keys to come. */
    CompletionStage<Void> rotateConversation(ConversationId conversation);

    /** Gives a person a new key, for data keys to come. */
    CompletionStage<Void> rotatePerson(UserId user);

    /** Gives a person a new data key in a conversation: it seals what they say from now on. */
    CompletionStage<Void> rotateData(ConversationId conversation, UserId user);

    /**
     * What wrapping anew came to.
     *
     * @param rows how many keys were wrapped anew
     * @param unreadable how many did not open and were left as they are
     */
    record Rewrapped(long rows, long unreadable) {}
}
