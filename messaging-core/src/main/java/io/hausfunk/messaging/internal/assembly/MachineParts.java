// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.machine.AccountRecords;
import io.hausfunk.messaging.internal.machine.CodeDesk;
import io.hausfunk.messaging.internal.machine.CodeRecords;
import io.hausfunk.messaging.internal.machine.EngineServiceAccounts;
import io.hausfunk.messaging.internal.machine.MachineEntries;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.internal.machine.MachineSender;
import io.hausfunk.messaging.internal.machine.ServiceGate;
import io.hausfunk.messaging.internal.people.Identities;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts for messages from the company's own software. */
record MachineParts(EngineServiceAccounts accounts, MachineMessages messages, CodeRecords codes) {
    /** {@code mirrors} is null without a directory: then nobody belongs to a group. */
    static MachineParts of(
            EngineSettings settings,
            Keyring keyring,
            Identities identities,
            @Nullable DirectoryMirrors mirrors,
            MachineSender sender,
            MachineEntries entries,
            AccessControl accessControl,
            Ticker ticker) {
        AccountRecords records = new AccountRecords(
                settings.plugins().storage().personal(),
                keyring.personal(),
                identities,
                settings.times().clock());
        ServiceGate gate =
                new ServiceGate(records, mirrors == null ? (tenant, user) -> Set.of() : mirrors::groupsOf, ticker);
        CodeRecords codes = new CodeRecords(
                settings.plugins().storage().personal(),
                keyring.personal(),
                settings.times().clock());
        CodeDesk desk = new CodeDesk(codes, entries, sender, accessControl);
        return new MachineParts(
                new EngineServiceAccounts(records),
                new MachineMessages(records, gate, identities, sender, desk),
                codes);
    }

    /** Does again and again what is due. */
    void start(RegularWork regular, Duration every) {
        regular.every(every, codes::due, "one-time codes", codes::purge);
    }
}
