// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;

/** Somebody on this node who hears that something happened. No method blocks or throws. */
interface CommitListener {
    /** Who listens. */
    Actor actor();

    /** A conversation of which this person's row is known has come so far. */
    void committed(ConversationRef ref, Participant row, long head, long floor);

    /** Something of this person's own about a conversation changed: how far they read, settings, a draft. */
    void changed(ConversationId conversation);

    /** Starts over everywhere, since the store's history changed. */
    void forget();

    /** Tries again where something was out of reach. */
    void retryStalled();
}
