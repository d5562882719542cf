// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.audit.AuditKeeper;
import io.hausfunk.messaging.internal.audit.AuditReader;
import io.hausfunk.messaging.internal.audit.AuditWriter;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;

/** The parts of the audit log. */
final class AuditParts {
    private AuditParts() {}

    static AuditKeeper of(
            EngineSettings settings,
            Keyring keyring,
            ReadingParts reading,
            ContentCodec codec,
            Identities identities,
            ConversationCreator creator,
            ProposalPipeline own) {
        MessagingStorage storage = settings.plugins().storage();
        Clock clock = settings.times().clock();
        AuditReader reader = new AuditReader(storage.conversations(), storage.entries(), reading.entries(), codec);
        AuditWriter writer = new AuditWriter(identities, creator, own, reader, clock);
        return new AuditKeeper(writer, reader, codec, keyring.evidence(), clock);
    }
}
