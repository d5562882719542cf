// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedProfile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the first version sealed, every later one must open; whatever name it gave, every later one must give. */
class GoldenTest {

    @TempDir
    Path directory;

    private final MapKeyStore store = new MapKeyStore();
    private Keyring node;
    private GoldenFile golden;
    private PersonKey anna;
    private ConversationRef room;

    @BeforeEach
    void load() throws Exception {
        golden = new GoldenFile("golden-1.properties");
        Path keystore = directory.resolve("keys.p12");
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden-1.p12")) {
            Files.copy(in, keystore);
        }
        golden.rows().forEach(row -> store.rows.put(row.ref(), row));
        node = Keyring.create(
                store, MasterKeys.fromKeystore(keystore, GoldenMaker.PASSWORD), KeyringSettings.defaults());
        anna = new PersonKey(golden.uuid("person"));
        room = new ConversationRef(T, new ConversationId(golden.uuid("subject")));
    }

    @Test
    void theRowsAreAllThere() {
        assertThat(store.rows).hasSize(5);
    }

    @Test
    void entriesOpen() {
        EntryName name = new EntryName(golden.uuid("entry"));
        assertThat(node.entries().open(entry(room, anna, name, golden.sealed("sealed.entry"))))
                .isEqualTo(GoldenMaker.TEXT);
        assertThat(node.entries().open(entry(room, anna, name, golden.sealed("sealed.entry-after-rotation"))))
                .isEqualTo(GoldenMaker.LATER);
    }

    @Test
    void profilesOpen() {
        EntryName setBy = new EntryName(golden.uuid("entry"));
        assertThat(node.profiles().open(room, new SealedProfile(setBy, golden.sealed("sealed.profile"))))
                .isEqualTo(GoldenMaker.TITLE);
    }

    @Test
    void labelsOpen() {
        assertThat(node.people().identify(T, List.of(anna))).isEqualTo(Map.of(anna, Optional.of("ann\u00e4@example")));
    }

    @Test
    void namesAreTheSame() {
        Map<String, String> names = GoldenMaker.names(node.pseudonyms());
        assertThat(names).hasSize(7);
        names.forEach((name, value) ->
                assertThat(golden.uuid(name).toString()).as(name).isEqualTo(value));
    }
}
