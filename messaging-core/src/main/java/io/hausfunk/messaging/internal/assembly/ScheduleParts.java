// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.internal.session.Schedule;
import io.hausfunk.messaging.internal.writing.MentionRules;
import io.hausfunk.messaging.internal.writing.MessageTargets;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.internal.writing.ScheduleTasks;
import io.hausfunk.messaging.internal.writing.ScheduledDelivery;
import io.hausfunk.messaging.internal.writing.ScheduledSender;
import io.hausfunk.messaging.internal.writing.SendRules;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The parts for messages that are sent later. */
record ScheduleParts(
        MessagingStorage storage,
        Clock clock,
        ScheduledRecords records,
        @Nullable ScheduleTasks tasks,
        Keyring keyring) {
    static ScheduleParts of(MessagingStorage storage, Keyring keyring, ContentCodec codec, Clock clock) {
        return new ScheduleParts(
                storage,
                clock,
                new ScheduledRecords(storage.personal(), keyring.personal(), codec, clock),
                storage instanceof HasTasks has ? new ScheduleTasks(has.tasks(), keyring.pseudonyms()) : null,
                keyring);
    }

    Schedule schedule(AccessControl accessControl) {
        return new Schedule(accessControl, records, tasks, clock);
    }

    /** What sends them, or nothing if the store keeps no tasks. */
    Runnable delivery(
            ProposalPipeline pipeline, Rosters rosters, Identities identities, Accounts accounts, Faults faults) {
        if (tasks == null) {
            return () -> {};
        }
        SendRules rules = new SendRules(
                rosters,
                new MentionRules(keyring.pseudonyms()),
                new MessageTargets(storage.entries(), storage.annexes(), keyring.pseudonyms()),
                clock);
        ScheduledSender sender = new ScheduledSender(pipeline, rules, identities, accounts);
        return new ScheduledDelivery(tasks, records, sender, clock, faults)::run;
    }
}
