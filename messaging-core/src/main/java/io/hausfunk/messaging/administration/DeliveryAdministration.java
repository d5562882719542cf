// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/** How messages get to people. The rules for stages are those of {@link io.hausfunk.messaging.Session}. */
public interface DeliveryAdministration {
    /**
     * Asks every link of the way to one person what it says of one message now. It is the same code that decides for the person themselves, and
     * changes nothing. It shows no content, but who takes part where and how far they read; so it is recorded with the person, the conversation and the
     * number as its subject.
     *
     * <p>A person, conversation or message that does not exist is an answer, not an error. What the answer says of the notifier and of other nodes is
     * what this node knows.
     *
     * @param conversation also the id of an announcement
     * @param sequence the number of the message, from 1 ({@code ARGUMENT_OUT_OF_RANGE}); of an announcement any number
     */
    CompletionStage<Explanation> explain(UserId person, ConversationId conversation, long sequence);
}
