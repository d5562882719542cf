// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.machine.AccountRecords;
import io.hausfunk.messaging.internal.machine.AlertDesk;
import io.hausfunk.messaging.internal.machine.AlertRooms;
import io.hausfunk.messaging.internal.machine.AlertTasks;
import io.hausfunk.messaging.internal.machine.AlertWatch;
import io.hausfunk.messaging.internal.machine.ApprovalDesk;
import io.hausfunk.messaging.internal.machine.Cards;
import io.hausfunk.messaging.internal.machine.CodeDesk;
import io.hausfunk.messaging.internal.machine.CodeRecords;
import io.hausfunk.messaging.internal.machine.DecisionProofs;
import io.hausfunk.messaging.internal.machine.EngineServiceAccounts;
import io.hausfunk.messaging.internal.machine.MachineEntries;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.internal.machine.MachineSender;
import io.hausfunk.messaging.internal.machine.RequestRecords;
import io.hausfunk.messaging.internal.machine.ServiceConversations;
import io.hausfunk.messaging.internal.machine.ServiceGate;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.storage.HasAddressees;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts for messages from the company's own software. */
record MachineParts(
        EngineServiceAccounts accounts,
        MachineMessages messages,
        CodeRecords codes,
        RequestRecords requests,
        AlertWatch watch) {
    /** What others made. */
    record Sources(
            AccessControl accessControl,
            ReadingParts reading,
            ServiceConversations conversations,
            MachineSender sender,
            Faults faults) {}

    /** {@code mirrors} is null without a directory: then nobody belongs to a group. */
    static MachineParts of(
            EngineSettings settings,
            Keyring keyring,
            Identities identities,
            @Nullable DirectoryMirrors mirrors,
            Sources sources,
            Ticker ticker) {
        MessagingStorage storage = settings.plugins().storage();
        Clock clock = settings.times().clock();
        AccountRecords records = new AccountRecords(storage.personal(), keyring.personal(), identities, clock);
        ServiceGate gate =
                new ServiceGate(records, mirrors == null ? (tenant, user) -> Set.of() : mirrors::groupsOf, ticker);
        MachineEntries entries = new MachineEntries(
                storage.entries(), storage.annexes(), sources.reading().entries(), keyring.pseudonyms());
        CodeRecords codes = new CodeRecords(storage.personal(), keyring.personal(), clock);
        RequestRecords requests =
                new RequestRecords(storage.personal(), keyring.personal(), keyring.pseudonyms(), clock);
        MachineSender sender = sources.sender();
        AlertTasks tasks = new AlertTasks(storage instanceof HasTasks has ? has.tasks() : null);
        Cards cards = new Cards(entries, sources.accessControl());
        ApprovalDesk approvals = new ApprovalDesk(
                cards,
                sender,
                storage instanceof HasAddressees has ? has.addressees() : null,
                new DecisionProofs(sender, keyring.evidence()));
        AlertDesk alerts = new AlertDesk(
                cards,
                sender,
                new AlertRooms(
                        sender,
                        entries,
                        sources.accessControl(),
                        sources.reading().own()),
                tasks);
        return new MachineParts(
                new EngineServiceAccounts(records),
                new MachineMessages(
                        records,
                        requests,
                        gate,
                        identities,
                        sender,
                        new CodeDesk(codes, entries, sender, sources.accessControl()),
                        alerts,
                        approvals),
                codes,
                requests,
                new AlertWatch(tasks, entries, sources.conversations(), alerts, clock, sources.faults()));
    }

    /** Does again and again what is due. */
    void start(RegularWork regular, Duration every) {
        regular.every(every, codes::due, "one-time codes", codes::purge);
        regular.every(every, requests::due, "requests of programs", requests::purge);
        regular.every(every, "alerts", watch::run);
    }
}
