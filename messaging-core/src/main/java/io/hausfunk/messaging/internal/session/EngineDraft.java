// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.conversation.SavedDraft;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A draft in the hands of one session's person. */
final class EngineDraft implements SavedDraft {
    private final SessionLife life;
    private final ConversationRef ref;
    private final OwnRecords own;

    EngineDraft(SessionLife life, ConversationRef ref, OwnRecords own) {
        this.life = life;
        this.ref = ref;
        this.own = own;
    }

    @Override
    public CompletionStage<Optional<Draft>> get() {
        return life.read(() -> own.draft(life.actor(), ref));
    }

    @Override
    public CompletionStage<Void> set(Draft draft) {
        required(draft, "draft");
        return life.write(() -> own.keep(life.actor(), ref, draft));
    }

    @Override
    public CompletionStage<Void> clear() {
        return life.write(() -> own.clear(life.actor(), ref));
    }
}
