// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Profiles;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.EntryReader;
import io.hausfunk.messaging.internal.delivery.EntrySubscriptions;
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.internal.live.LiveEvents;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.writer.EntryWriter;
import io.hausfunk.messaging.internal.writer.MarkWriter;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the operations of sessions and conversations are made of. */
record Parts(
        MessagingStorage storage,
        Keyring keyring,
        EntrySealer sealer,
        ContentCodec codec,
        Access access,
        Profiles profiles,
        Rosters rosters,
        EntryReader reader,
        EntrySubscriptions subscriptions,
        CommitPublisher publisher,
        EntryWriter writer,
        MarkWriter marks,
        PresenceService presence,
        LiveEvents live,
        Calls calls,
        Lanes<LaneKey> lanes,
        Clock clock,
        @Nullable Staffs staffs,
        boolean receiptsVisible) {}
