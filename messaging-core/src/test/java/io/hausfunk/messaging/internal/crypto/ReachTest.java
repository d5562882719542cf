// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.read;
import static io.hausfunk.messaging.internal.crypto.World.unreachable;
import static io.hausfunk.messaging.internal.crypto.World.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often the key service and the store are asked, and what happens while they do not answer. */
class ReachTest {
    private final World world = new World();
    private final StoredEntry said = world.say(world.one, world.anna, "hello");

    @Test
    void sixtyFourThreadsOnAColdNodeAskTheKeyServiceOnce() throws Exception {
        world.master.unwraps.set(0);
        Keyring cold = world.node();
        Together.run(64, thread -> assertThat(read(cold, said)).isEqualTo("hello"));
        assertThat(world.master.unwraps).hasValue(1);
    }

    @Test
    void aNewTenantIsWrappedOnceAndOnlyTheKeyThatProvesTheStoreIsUnwrapped() throws Exception {
        world.master.unwraps.set(0);
        world.master.wraps.set(0);
        TenantId fresh = new TenantId("fresh");
        Together.run(64, thread -> world.node.pseudonyms().person(fresh, "carla"));
        assertThat(world.master.wraps).hasValue(1);
        assertThat(world.master.unwraps).hasValue(1);
    }

    @Test
    void twoNodesThatMeetANewTenantAtOnceAgree() throws Exception {
        TenantId fresh = new TenantId("fresh");
        List<Keyring> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(world.node());
        }
        Object[] names = new Object[8];
        Together.run(8, thread -> names[thread] = nodes.get(thread).pseudonyms().person(fresh, "carla"));
        assertThat(names).containsOnly(names[0]);
    }

    @Test
    void messagesDoNotAskAnybody() {
        int unwraps = world.master.unwraps.get();
        int finds = world.store.finds;
        assertThat(world.node.entries().warm(world.one, world.anna)).isTrue();
        assertThat(world.node.pseudonyms().warm(T)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(read(world.node, world.say(world.one, world.anna, "m" + i)))
                    .isEqualTo("m" + i);
        }
        assertThat(world.master.unwraps).hasValue(unwraps);
        assertThat(world.store.finds).isEqualTo(finds);
    }

    @Test
    void aPageIsReadInOneQuestion() {
        List<StoredEntry> page = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            page.add(world.say(world.one, world.person(T, "p" + i), "m"));
            page.add(world.say(world.two, world.person(T, "p" + i), "m"));
        }
        Keyring cold = world.node();
        cold.pseudonyms().person(T, "anna");
        int finds = world.store.finds;
        cold.entries().prepare(page);
        page.forEach(entry -> assertThat(read(cold, entry)).isEqualTo("m"));
        assertThat(world.store.finds).isEqualTo(finds + 1);
    }

    @Test
    void aPageOfMoreKeysThanAStoreTakesIsReadInSeveral() {
        Keyring big = Keyring.create(world.store, world.master, KeyringSettings.defaults());
        List<StoredEntry> page = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            page.add(world.say(big, world.one, world.person(T, "p" + i), "m"));
        }
        Keyring cold = Keyring.create(world.store, world.master, KeyringSettings.defaults());
        cold.pseudonyms().person(T, "anna");
        int finds = world.store.finds;
        cold.entries().prepare(page);
        page.forEach(entry -> assertThat(read(cold, entry)).isEqualTo("m"));
        assertThat(world.store.finds).isEqualTo(finds + 2);
    }

    @Test
    void moreKeysThanFitInMemoryStillWork() {
        Keyring small = Keyring.create(world.store, world.master, new KeyringSettings(1, World.TTL, world.ticker));
        for (int i = 0; i < 20; i++) {
            StoredEntry entry = world.say(small, world.one, world.person(T, "p" + i % 5), "m" + i);
            small.entries().prepare(List.of(said, entry));
            assertThat(read(small, entry) + read(small, said)).isEqualTo("m" + i + "hello");
        }
    }

    @Test
    void settingsMakeSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyringSettings(0, World.TTL, world.ticker));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyringSettings(1, Duration.ZERO, world.ticker));
    }

    @Test
    void anOutageOfTheKeyServiceIsSurvivedForTheTimeToLiveAndNotLonger() {
        ConversationRef three = world.conversation(T, "three");
        world.master.down.set(true);
        world.ticker.pass(World.TTL.minusSeconds(1));
        // Keys that are read during the outage do not prolong it.
        StoredEntry late = world.say(three, world.anna, "late");
        assertThat(read(world.node, said) + read(world.node, late)).isEqualTo("hellolate");

        world.ticker.pass(Duration.ofSeconds(1));
        int writes = world.store.writes;
        assertThat(world.node.entries().warm(three, world.anna)).isFalse();
        assertThat(world.node.pseudonyms().warm(T)).isFalse();
        unreachable(() -> world.node.entries().seal(three, world.anna, said.name(), new byte[1]));
        unreachable(() -> world.node.entries().open(late));
        unreachable(() -> world.node.entries().open(said));
        unreachable(() -> world.node.entries().prepare(List.of(said)));
        unreachable(() -> world.node.pseudonyms().person(T, "anna"));
        unreachable(() -> world.node.people().remember(T, Map.of(new PersonKey(new UUID(1, 1)), "x")));
        unreachable(() -> world.node
                .profiles()
                .createConversationKey(new ConversationRef(T, new ConversationId(new UUID(1, 1)))));
        unreachable(() -> world.node.pseudonyms().person(new TenantId("new"), "x"));
        assertThat(world.store.writes).isEqualTo(writes);

        world.master.down.set(false);
        assertThat(read(world.node, said) + read(world.node, late)).isEqualTo("hellolate");
    }

    @Test
    void theKeyServiceIsAskedOncePerTimeToLive() {
        world.master.unwraps.set(0);
        for (int minute = 0; minute < 100; minute++) {
            world.ticker.pass(Duration.ofMinutes(1));
            world.say(world.one, world.anna, "m" + minute);
            world.say(world.two, world.ben, "m" + minute);
        }
        assertThat(world.master.unwraps).hasValue(10);
    }

    @Test
    void threadsThatWaitShareTheFailure() throws Exception {
        Keyring cold = world.node();
        world.master.down.set(true);
        Together.run(16, thread -> unreachable(() -> cold.entries().open(said)));
        world.master.down.set(false);
        assertThat(read(cold, said)).isEqualTo("hello");
    }

    @Test
    void anOutageOfTheStoreSaysThatKeysAreOutOfReach() {
        Keyring cold = world.node();
        world.store.down = true;
        unreachable(() -> cold.entries().open(said));
        unreachable(() -> cold.entries().prepare(List.of(said)));
        unreachable(() -> world.node.rotation().rotateTenant(T));
        assertThat(read(world.node, said)).isEqualTo("hello");
        world.store.down = false;
        assertThat(read(cold, said)).isEqualTo("hello");
    }

    @Test
    void whatIsMissingIsAskedForAgainOnlyAfterAWhile() {
        StoredEntry unknown = World.entry(world.two, world.anna, said.name(), said.envelope());
        Keyring cold = world.node();
        unreadable(() -> cold.entries().open(unknown));
        int finds = world.store.finds;
        for (int i = 0; i < 10; i++) {
            unreadable(() -> cold.entries().open(unknown));
            cold.entries().prepare(List.of(unknown));
        }
        assertThat(world.store.finds).isEqualTo(finds);
        StoredEntry now = world.say(world.two, world.anna, "now");
        world.ticker.pass(Duration.ofSeconds(3));
        assertThat(read(cold, now)).isEqualTo("now");
    }

    @Test
    void aDamagedTenantDoesNotCostAKeyServiceCallPerMessage() {
        KeyRow row = world.store.rows.get(KeyRef.tenant(T));
        byte[] bad = row.wrapped().toByteArray();
        bad[bad.length - 40] ^= 1;
        world.store.rows.put(row.ref(), new KeyRow(row.ref(), 1, SealedBytes.copyOf(bad), null));
        Keyring cold = world.node();
        world.master.unwraps.set(0);
        for (int i = 0; i < 10; i++) {
            unreadable(() -> cold.entries().open(said));
            unreadable(() -> cold.pseudonyms().person(T, "anna"));
        }
        assertThat(world.master.unwraps).hasValue(1);
    }

    @Test
    void aServiceThatAnswersNothingIsOutOfReach() {
        MasterKeys silent = new MasterKeys() {
            @Override
            public byte[] wrap(byte[] key, byte[] context) {
                return null;
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] context) {
                return null;
            }
        };
        Keyring node = Keyring.create(world.store, silent, KeyringSettings.defaults());
        unreachable(() -> node.pseudonyms().person(T, "anna"));
        unreachable(() -> node.pseudonyms().person(new TenantId("new"), "anna"));
    }

    @Test
    void aServiceThatAnswersRubbishIsUnreadable() {
        MasterKeys rubbish = new MasterKeys() {
            @Override
            public byte[] wrap(byte[] key, byte[] context) {
                return key;
            }

            @Override
            public byte[] unwrap(byte[] wrapped, byte[] context) {
                return new byte[] {1, 2, 3};
            }
        };
        Keyring node = Keyring.create(world.store, rubbish, KeyringSettings.defaults());
        unreadable(() -> node.pseudonyms().person(T, "anna"));
    }
}
