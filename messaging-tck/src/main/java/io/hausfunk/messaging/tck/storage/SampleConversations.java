// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.SealedProfile;

/** Conversations to be created. */
final class SampleConversations {
    private SampleConversations() {}

    static NewConversation group(ConversationRef ref, HistoryPolicy history) {
        return of(ref, ConversationKind.GROUP, history);
    }

    static NewConversation of(ConversationRef ref, ConversationKind kind, HistoryPolicy history) {
        return NewConversation.of(ref, kind)
                .history(history)
                .createdAt(EntryDraft.AT)
                .profile(profile())
                .build();
    }

    static SealedProfile profile() {
        return new SealedProfile(FreshIds.name(), FreshIds.bytes(60));
    }
}
