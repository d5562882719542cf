// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A service account as its record holds it: with the hash of its key. */
record StoredAccount(ServiceAccount account, String keyHash) {
    private static final int VERSION = 1;
    private static final int LONGEST = 1024;
    private static final int EVERYBODY = 1;
    private static final int ENABLED = 2;

    byte[] toBytes() {
        WireWriter out = new WireWriter()
                .octet(VERSION)
                .text(account.id())
                .text(account.displayName())
                .octet((account.everybody() ? EVERYBODY : 0) | (account.enabled() ? ENABLED : 0))
                .number(account.perMinute())
                .text(keyHash);
        texts(out, account.types().stream().map(Enum::name).sorted().toList());
        texts(out, account.people().stream().map(UserId::value).sorted().toList());
        texts(out, account.groups().stream().map(GroupId::value).sorted().toList());
        return out.toByteArray();
    }

    /** Empty for what is in another form, such as a newer version's. A type that only a newer version knows is left out. */
    static Optional<StoredAccount> read(byte[] bytes) {
        try {
            WireReader in = new WireReader(bytes);
            if (!in.versionUpTo(VERSION)) {
                return Optional.empty();
            }
            ServiceAccount account = ServiceAccount.of(in.text(LONGEST), in.text(LONGEST));
            int flags = in.octet();
            account = account.perMinute((int) in.number()).enabled((flags & ENABLED) != 0);
            String hash = in.text(LONGEST);
            List<String> types = texts(in);
            account = account.sending(Arrays.stream(MachineMessageType.values())
                    .filter(type -> types.contains(type.name()))
                    .toArray(MachineMessageType[]::new));
            account = account.toPeople(texts(in).stream().map(UserId::of).toList())
                    .toGroups(texts(in).stream().map(GroupId::of).toList());
            return Optional.of(new StoredAccount((flags & EVERYBODY) == 0 ? account : account.toEverybody(), hash));
        } catch (WireException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void texts(WireWriter out, List<String> texts) {
        out.number(texts.size());
        texts.forEach(out::text);
    }

    private static List<String> texts(WireReader in) {
        List<String> texts = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            texts.add(in.text(LONGEST));
        }
        return texts;
    }

    @Override
    public String toString() {
        return "StoredAccount[" + account.id() + "]";
    }
}
