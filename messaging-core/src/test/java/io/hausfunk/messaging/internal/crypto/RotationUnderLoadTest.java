// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one store rotate every level at once while both write and read: nothing fails, everything opens. */
class RotationUnderLoadTest {
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final int WRITERS = 4;
    private static final int ROTATORS = 4;
    private static final int ROUNDS = 8;

    @TempDir
    Path directory;

    private final MemoryData data = new MemoryData();
    private final FakeTicker ticker = new FakeTicker();
    private Keyring left;
    private Keyring right;
    private PersonKey anna;
    private ConversationRef room;

    @BeforeEach
    void start() {
        LocalKeystore.create(directory.resolve("keys"), PASSWORD);
        left = node();
        right = node();
        anna = left.pseudonyms().person(T, "anna");
        left.people().remember(T, Map.of(anna, "anna"));
        room = new ConversationRef(T, left.pseudonyms().subject(T, "room"));
        left.profiles().createConversationKey(room);
    }

    private Keyring node() {
        MemoryStorage storage = MemoryStorage.on(data);
        storage.open();
        MasterKeys master = MasterKeys.fromKeystore(directory.resolve("keys"), PASSWORD);
        return Keyring.create(storage.keys(), master, new KeyringSettings(1000, Duration.ofMinutes(10), ticker));
    }

    @Test
    void nothingFailsAndEverythingOpens() throws Exception {
        LocalKeystore.addKey(directory.resolve("keys"), PASSWORD);
        left = node();
        right = node();
        say(left, anna, "first");
        Queue<StoredEntry> said = new ConcurrentLinkedQueue<>();
        AtomicInteger rotating = new AtomicInteger(ROTATORS);
        Together.run(WRITERS + ROTATORS, thread -> {
            Keyring mine = thread % 2 == 0 ? left : right;
            Keyring theirs = thread % 2 == 0 ? right : left;
            if (thread >= WRITERS) {
                try {
                    rotateAll(mine.rotation());
                } finally {
                    rotating.decrementAndGet();
                }
                return;
            }
            for (int i = 0; rotating.get() > 0 || i < 100; i++) {
                StoredEntry entry = say(mine, anna, thread + "-" + i);
                said.add(entry);
                assertThat(theirs.entries().open(entry)).isEqualTo((thread + "-" + i).getBytes(UTF_8));
                if (i % 20 == 0) {
                    newcomer(mine, theirs, said, thread + "-" + i);
                }
            }
        });

        for (Keyring node : List.of(left, right, node())) {
            node.entries().prepare(said);
            for (StoredEntry entry : said) {
                assertThat(node.entries().open(entry)).isNotEmpty();
            }
        }
        assertThat(said).hasSizeGreaterThan(WRITERS * 100);
    }

    /** Somebody whose keys are all made while the keys above them change. */
    private void newcomer(Keyring mine, Keyring theirs, Queue<StoredEntry> said, String text) {
        PersonKey person = mine.pseudonyms().person(T, text);
        mine.people().remember(T, Map.of(person, text));
        StoredEntry entry = say(mine, person, text);
        said.add(entry);
        assertThat(theirs.entries().open(entry)).isEqualTo(text.getBytes(UTF_8));
    }

    private void rotateAll(KeyRotation rotation) {
        for (int round = 0; round < ROUNDS; round++) {
            rotation.rotateData(room, anna);
            rotation.rotatePerson(T, anna);
            rotation.rotateConversation(room);
            assertThat(rotation.rotateTenant(T).unreadable()).isZero();
            assertThat(rotation.rewrapTenants().unreadable()).isZero();
        }
    }

    private StoredEntry say(Keyring node, PersonKey author, String text) {
        EntryName name = node.pseudonyms().entry(room, author, text);
        return World.entry(room, author, name, node.entries().seal(room, author, name, text.getBytes(UTF_8)));
    }
}
