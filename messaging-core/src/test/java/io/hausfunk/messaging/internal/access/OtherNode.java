// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.internal.codec.Terms;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.Roster;
import java.util.List;

/** What a node of another version, with the same keys, proves. */
public final class OtherNode {
    private final MessagingStorage storage;
    private final RosterProofs proofs;

    public OtherNode(MessagingStorage storage, MasterKeys keys) {
        this.storage = storage;
        Keyring keyring = Keyring.create(storage.keys(), keys, KeyringSettings.defaults());
        this.proofs = new RosterProofs(keyring.proofs(), keyring.pseudonyms());
    }

    public NewEntry proven(NewEntry entry) {
        List<ParticipantChange> changes = entry.participantChanges();
        if (changes.isEmpty()) {
            return entry;
        }
        ConversationRef ref = entry.conversation();
        Roster roster = storage.conversations().roster(ref).orElseThrow();
        return entry.but()
                .prover(proofs.prover(new CachedRoster(roster, Terms.NONE), changes))
                .build();
    }

    public NewEntry first(NewConversation conversation, NewEntry entry) {
        return entry.but()
                .prover(proofs.first(
                        conversation.ref(), conversation.kind(), conversation.history(), entry.participantChanges()))
                .build();
    }
}
