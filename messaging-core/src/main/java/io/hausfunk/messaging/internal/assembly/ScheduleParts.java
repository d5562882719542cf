// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Plugins;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.internal.session.Outbox;
import io.hausfunk.messaging.internal.session.Schedule;
import io.hausfunk.messaging.internal.writing.OutboxMessages;
import io.hausfunk.messaging.internal.writing.OutboxRelay;
import io.hausfunk.messaging.internal.writing.ScheduleTasks;
import io.hausfunk.messaging.internal.writing.ScheduledDelivery;
import io.hausfunk.messaging.internal.writing.ScheduledSender;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts for messages that are sent later: at a time, or when a transaction of the host commits. */
final class ScheduleParts {
    private final Plugins plugins;
    private final Clock clock;
    private final ScheduledRecords records;
    private final @Nullable ScheduleTasks tasks;
    private final OutboxMessages outboxMessages;
    private @Nullable OutboxRelay relay;

    private ScheduleParts(
            Plugins plugins,
            Clock clock,
            ScheduledRecords records,
            @Nullable ScheduleTasks tasks,
            Pseudonyms pseudonyms) {
        this.plugins = plugins;
        this.clock = clock;
        this.records = records;
        this.tasks = tasks;
        this.outboxMessages = new OutboxMessages(records, pseudonyms, clock);
    }

    static ScheduleParts of(Plugins plugins, Keyring keyring, ContentCodec codec, Clock clock) {
        MessagingStorage storage = plugins.storage();
        Pseudonyms pseudonyms = keyring.pseudonyms();
        return new ScheduleParts(
                plugins,
                clock,
                new ScheduledRecords(storage.personal(), keyring.personal(), codec, clock),
                storage instanceof HasTasks has ? new ScheduleTasks(has.tasks(), pseudonyms) : null,
                pseudonyms);
    }

    Schedule schedule(AccessControl accessControl) {
        return new Schedule(accessControl, records, tasks, clock);
    }

    Outbox outbox(AccessControl accessControl) {
        return new Outbox(accessControl, outboxMessages, plugins.outbox() != null);
    }

    /** Sends again and again what is due, and what was committed. */
    void start(ScheduledSender sender, RegularWork regular, Duration every, Faults faults) {
        if (tasks != null) {
            ScheduledDelivery delivery = new ScheduledDelivery(tasks, records, sender, clock, faults);
            regular.every(every, "scheduled messages", delivery::run);
        }
        OutboxStore outbox = plugins.outbox();
        if (outbox != null) {
            OutboxRelay made = new OutboxRelay(outbox, outboxMessages, sender, faults);
            relay = made;
            regular.every(every.dividedBy(OutboxRelay.EVERY), made::due, "outbox", made::run);
        }
    }

    void report(HealthReport report) {
        if (relay != null) {
            relay.report(report);
        }
    }

    Map<String, Long> metrics() {
        return relay == null ? Map.of() : relay.metrics();
    }
}
