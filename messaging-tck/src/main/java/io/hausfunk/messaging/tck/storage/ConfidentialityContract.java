// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.tck.Promise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What lies in the store, seen by somebody who may read all of it. Here the checks seal for themselves; {@link
 * WholeEngineContract} looks at what a whole engine leaves behind.
 */
abstract class ConfidentialityContract extends StorageContract {
    private static final String CIPHERTEXT = "A store sees pseudonyms, fingerprints and ciphertext, never content.";

    private final TestSealing sealing = new TestSealing();
    private final String marker = "marker-" + UUID.randomUUID();

    @Test
    @Promise(CIPHERTEXT)
    void nothing_that_was_sealed_lies_open() {
        writeEverywhere();
        store.close();

        RawBytes raw = new RawBytes(harness.rawBytes());

        assertThat(raw.contains(marker.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(raw.contains(marker.getBytes(StandardCharsets.UTF_16BE))).isFalse();
        assertThat(raw.contains(marker.getBytes(StandardCharsets.UTF_16LE))).isFalse();
    }

    @Test
    @Promise(CIPHERTEXT)
    void the_probe_is_not_blind() {
        Written written = writeEverywhere();
        store.close();

        RawBytes raw = new RawBytes(harness.rawBytes());

        assertThat(raw.contains(written.envelope.toByteArray()))
                .as("an envelope")
                .isTrue();
        assertThat(raw.contains(written.profile.toByteArray())).as("a profile").isTrue();
        assertThat(raw.contains(written.label.toByteArray())).as("a label").isTrue();
    }

    private Written writeEverywhere() {
        ConversationRef ref = FreshIds.conversation(tenant);
        Written written = new Written(sealing.seal(marker), sealing.seal(marker), sealing.seal(marker));
        SealedProfile profile = new SealedProfile(FreshIds.name(), written.profile);
        NewConversation conversation = NewConversation.of(ref, ConversationKind.GROUP)
                .history(HistoryPolicy.ALL)
                .createdAt(EntryDraft.AT)
                .profile(profile)
                .build();
        store.conversations()
                .create(
                        conversation,
                        EntryDraft.membership(ref)
                                .changing(new Joins(anna, Role.OWNER))
                                .envelope(sealing.seal(marker))
                                .entry());
        append(EntryDraft.message(ref).by(anna).envelope(written.envelope).entry());
        store.keys()
                .putIfAbsent(List.of(new KeyRow(KeyRef.person(tenant, anna), 1, sealing.seal(marker), written.label)));
        return written;
    }

    private record Written(SealedBytes envelope, SealedBytes profile, SealedBytes label) {}
}
