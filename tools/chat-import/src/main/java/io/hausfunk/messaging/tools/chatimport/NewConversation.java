// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import java.util.concurrent.CompletionStage;

/** Makes the conversation of a chat, or finds the one that an earlier run made. */
final class NewConversation {
    private NewConversation() {}

    static CompletionStage<Conversation> of(Place place, ImportSessions people, Patience patience) {
        return people.session(place.owner()).thenCompose(owner -> patience.call(() -> make(place, owner)));
    }

    private static CompletionStage<Conversation> make(Place place, Session owner) {
        if (place.form() == Place.Form.DIRECT) {
            return owner.conversations().direct(place.others().get(0));
        }
        NewGroup group =
                NewGroup.titled(place.title()).idempotencyKey(place.key()).with(place.others());
        return place.form() == Place.Form.GROUP
                ? owner.conversations().createGroup(group)
                : owner.conversations().createChannel(group);
    }
}
