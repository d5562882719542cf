// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.CheckedConversations;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.PersonalRecords;
import io.hausfunk.messaging.internal.personal.SealedRecords;
import io.hausfunk.messaging.internal.reading.ConversationReader;
import io.hausfunk.messaging.internal.reading.DevicePositions;
import io.hausfunk.messaging.internal.reading.DirectPartners;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.internal.reading.LatestEntries;
import io.hausfunk.messaging.internal.reading.Memberships;
import io.hausfunk.messaging.internal.reading.Overview;
import io.hausfunk.messaging.internal.reading.OverviewReader;
import io.hausfunk.messaging.internal.reading.PositionRecords;
import io.hausfunk.messaging.internal.reading.Removals;
import io.hausfunk.messaging.internal.reading.Synchronizer;
import io.hausfunk.messaging.internal.reading.UnreadCounts;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;
import java.util.function.IntSupplier;

/** The parts that read, for the composition root alone. */
record ReadingParts(
        EntryReader entries,
        Removals removals,
        Memberships memberships,
        PositionRecords records,
        DevicePositions positions,
        Synchronizer synchronizer,
        ConversationReader conversation,
        Overview overview,
        SealedRecords own,
        PersonalRecords personal,
        UnreadCounts counts,
        OverviewReader overviews) {
    static ReadingParts of(
            MessagingStorage storage,
            CheckedConversations conversations,
            AccessControl accessControl,
            Keyring keyring,
            EntrySealer sealer,
            ContentCodec codec,
            Clock clock,
            IntSupplier history) {
        Removals removals = new Removals(storage.annexes(), clock);
        EntryReader entries = new EntryReader(sealer, keyring.people(), codec, removals, conversations.order());
        Memberships memberships = new Memberships(conversations);
        PositionRecords records = new PositionRecords(storage.personal(), keyring.personal(), clock);
        DevicePositions positions = new DevicePositions(records, history);
        SealedRecords own = new SealedRecords(storage.personal(), keyring.personal(), clock);
        PersonalRecords personal = new PersonalRecords(own, codec, clock);
        Identities identities = new Identities(keyring.pseudonyms(), keyring.people());
        UnreadCounts counts =
                new UnreadCounts(storage.marks(), storage instanceof HasAddressees has ? has.addressees() : null);
        return new ReadingParts(
                entries,
                removals,
                memberships,
                records,
                positions,
                new Synchronizer(accessControl, memberships, storage.entries(), entries, positions),
                new ConversationReader(
                        accessControl, storage.entries(), storage.marks(), keyring.pseudonyms(), entries),
                new Overview(accessControl, memberships, storage.marks()),
                own,
                personal,
                counts,
                new OverviewReader(
                        accessControl,
                        conversations,
                        new LatestEntries(storage.entries(), entries),
                        counts,
                        new DirectPartners(conversations, identities),
                        personal));
    }
}
