// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.internal.session.Schedule;
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
        Clock clock, ScheduledRecords records, @Nullable ScheduleTasks tasks) {
    static ScheduleParts of(MessagingStorage storage, Keyring keyring, ContentCodec codec, Clock clock) {
        return new ScheduleParts(
                clock,
                new ScheduledRecords(storage.personal(), keyring.personal(), codec, clock),
                storage instanceof HasTasks has ? new ScheduleTasks(has.tasks(), keyring.pseudonyms()) : null);
    }

    Schedule schedule(AccessControl accessControl) {
        return new Schedule(accessControl, records, tasks, clock);
    }

    /** What sends them, or nothing if the store keeps no tasks. */
    Runnable delivery(
            ProposalPipeline pipeline, SendRules rules, Identities identities, Accounts accounts, Faults faults) {
        if (tasks == null) {
            return () -> {};
        }
        ScheduledSender sender = new ScheduledSender(pipeline, rules, identities, accounts);
        return new ScheduledDelivery(tasks, records, sender, clock, faults)::run;
    }
}
