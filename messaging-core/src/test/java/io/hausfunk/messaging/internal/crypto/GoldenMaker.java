// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the golden files came about: run once for each format, never to make a failing test pass. */
final class GoldenMaker {
    static final char[] PASSWORD = "only for the golden file".toCharArray();
    static final byte[] TEXT = "Die Rechnung 4711 ist freigegeben. \u2713".getBytes(UTF_8);
    static final byte[] LATER = "after a rotation of every key".getBytes(UTF_8);
    static final byte[] TITLE = "Einkauf".getBytes(UTF_8);

    private GoldenMaker() {}

    /** Writes both files into the directory that is named. */
    public static void main(String[] args) throws Exception {
        Path target = Path.of(args[0]);
        Path keystore = target.resolve("golden-1.p12");
        LocalKeystore.create(keystore, PASSWORD);
        LocalKeystore.addKey(keystore, PASSWORD);
        MapKeyStore rows = new MapKeyStore();
        Keyring maker = Keyring.create(rows, MasterKeys.fromKeystore(keystore, PASSWORD), KeyringSettings.defaults());
        Map<String, String> names = names(maker.pseudonyms());
        PersonKey person = maker.pseudonyms().person(T, "ann\u00e4@example");
        ConversationRef where = new ConversationRef(T, maker.pseudonyms().subject(T, "order:4711"));
        EntryName name = maker.pseudonyms().entry(where, person, "message-1");
        maker.people().remember(T, Map.of(person, "ann\u00e4@example"));
        maker.profiles().createConversationKey(where);

        List<String> lines = new ArrayList<>();
        lines.add("# What the first format looks like. Never made anew: see GoldenTest.");
        names.forEach((key, value) -> lines.add(key + "=" + value));
        lines.add("sealed.entry=" + GoldenFile.hex(maker.entries().seal(where, person, name, TEXT)));
        lines.add("sealed.profile="
                + GoldenFile.hex(maker.profiles().seal(where, name, TITLE).sealed()));
        maker.rotation().rotateData(where, person);
        maker.rotation().rotatePerson(T, person);
        maker.rotation().rotateConversation(where);
        maker.rotation().rotateTenant(T);
        lines.add(
                "sealed.entry-after-rotation=" + GoldenFile.hex(maker.entries().seal(where, person, name, LATER)));
        for (KeyRow row : rows.rows.values()) {
            lines.add(GoldenFile.line(row));
        }
        Files.write(target.resolve("golden-1.properties"), lines, UTF_8);
    }

    /** One name of each kind. */
    static Map<String, String> names(Pseudonyms names) {
        PersonKey anna = names.person(T, "ann\u00e4@example");
        PersonKey ben = names.person(T, "ben");
        ConversationRef room = new ConversationRef(T, names.subject(T, "order:4711"));
        EntryName entry = names.entry(room, anna, "message-1");
        return Map.of(
                "person", anna.value().toString(),
                "ben", ben.value().toString(),
                "subject", room.conversation().toString(),
                "direct", names.direct(T, anna, ben).toString(),
                "conversation", names.conversation(T, anna, "group-1").toString(),
                "entry", entry.value().toString(),
                "fingerprint",
                        names.fingerprint(room, entry, anna, TEXT).value().toString());
    }
}
