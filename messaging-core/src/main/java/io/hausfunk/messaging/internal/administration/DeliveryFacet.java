// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.administration.DeliveryAdministration;
import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.explanation.DeliveryExplainer;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/** How messages get to people, for whoever administers a tenant. */
final class DeliveryFacet implements DeliveryAdministration {
    private final ActingPerson person;
    private final DeliveryExplainer explainer;

    DeliveryFacet(ActingPerson person, DeliveryExplainer explainer) {
        this.person = person;
        this.explainer = explainer;
    }

    @Override
    public CompletionStage<Explanation> explain(UserId user, ConversationId conversation, long sequence) {
        required(user, "person");
        required(conversation, "conversation");
        if (sequence < 1) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "messages are numbered from 1");
        }
        return person.does(
                AdministrativeOperation.DELIVERY_EXPLAIN,
                user.value() + " in " + conversation.value() + " at " + sequence,
                () -> person.calls()
                        .read(person.caller(), () -> explainer.explain(person.tenant(), user, conversation, sequence)));
    }
}
