// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.keysDoNotMatch;
import static io.hausfunk.messaging.internal.crypto.World.read;
import static io.hausfunk.messaging.internal.crypto.World.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deleting one row makes a person, or a conversation, unreadable, and nothing else. */
class ErasureTest {
    private static final EntryName SET_BY = new EntryName(new UUID(1, 2));

    private final World world = new World();
    private final StoredEntry annaInOne = world.say(world.one, world.anna, "a1");
    private final StoredEntry annaInTwo = world.say(world.two, world.anna, "a2");
    private final StoredEntry benInOne = world.say(world.one, world.ben, "b1");
    private final StoredEntry benInTwo = world.say(world.two, world.ben, "b2");
    private final SealedProfile profile = world.node.profiles().seal(world.one, SET_BY, new byte[1]);

    @Test
    void aPersonsRow() {
        erase(KeyRef.person(T, world.anna));
        for (Keyring node : List.of(world.node, world.node())) {
            unreadable(() -> node.entries().open(annaInOne));
            unreadable(() -> node.entries().open(annaInTwo));
            assertThat(read(node, benInOne) + read(node, benInTwo)).isEqualTo("b1b2");
            assertThat(node.profiles().open(world.one, profile)).hasSize(1);
            assertThat(node.people().identify(T, List.of(world.anna, world.ben)))
                    .isEqualTo(Map.of(world.anna, Optional.empty(), world.ben, Optional.of("ben")));
        }
    }

    @Test
    void aConversationsRow() {
        erase(KeyRef.conversation(world.one));
        for (Keyring node : List.of(world.node, world.node())) {
            unreadable(() -> node.entries().open(annaInOne));
            unreadable(() -> node.entries().open(benInOne));
            unreadable(() -> node.profiles().open(world.one, profile));
            unreadable(() -> node.profiles().seal(world.one, SET_BY, new byte[1]));
            assertThat(read(node, annaInTwo) + read(node, benInTwo)).isEqualTo("a2b2");
        }
    }

    @Test
    void aTenantsRow() {
        erase(KeyRef.tenant(T));
        for (Keyring node : List.of(world.node, world.node())) {
            keysDoNotMatch(() -> node.entries().open(annaInOne));
            keysDoNotMatch(() -> node.profiles().open(world.one, profile));
            keysDoNotMatch(() -> node.pseudonyms().person(T, "anna"));
        }
        assertThat(world.store.rows).doesNotContainKey(KeyRef.tenant(T));
    }

    @Test
    void theIndexRowIsNotMadeAgainUnderATenantThatLives() {
        erase(KeyRef.index(T));
        keysDoNotMatch(() -> world.node().pseudonyms().person(T, "anna"));
        assertThat(world.store.rows).doesNotContainKey(KeyRef.index(T));
    }

    @Test
    void nobodyMakesAnErasedKeyAgainByReadingOrWriting() {
        PersonKey carl = world.person(T, "carl");
        erase(KeyRef.person(T, world.anna));
        erase(KeyRef.person(T, carl));
        erase(KeyRef.conversation(world.two));
        int writes = world.store.writes;
        for (Keyring node : List.of(world.node, world.node())) {
            node.entries().prepare(List.of(annaInOne, annaInTwo, benInOne, benInTwo));
            unreadable(() -> node.entries().open(annaInOne));
            unreadable(() -> world.say(node, world.one, world.anna, "again"));
            unreadable(() -> world.say(node, world.one, carl, "first"));
            unreadable(() -> world.say(node, world.two, world.ben, "again"));
            unreadable(() ->
                    world.say(node, new ConversationRef(T, node.pseudonyms().subject(T, "new")), world.ben, "x"));
            assertThat(node.people().identify(T, List.of(world.anna))).containsValue(Optional.empty());
        }
        assertThat(world.store.writes).isEqualTo(writes);
    }

    @Test
    void aNodeThatHeardNothingNoticesAfterTheTimeToLive() {
        Keyring deaf = world.node();
        assertThat(read(deaf, annaInOne)).isEqualTo("a1");
        erase(KeyRef.person(T, world.anna));
        assertThat(read(deaf, annaInOne)).isEqualTo("a1");
        world.ticker.pass(World.TTL);
        unreadable(() -> deaf.entries().open(annaInOne));
    }

    @Test
    void aNodeThatHeardNothingMakesNoNewKeyUnderAnErasedOne() {
        Keyring deaf = world.node();
        ConversationRef three = world.conversation(T, "three");
        deaf.people().remember(T, Map.of(world.anna, "anna"));
        erase(KeyRef.person(T, world.anna));
        unreadable(() -> world.say(deaf, three, world.anna, "x"));
        assertThat(world.store.rows).doesNotContainKey(KeyRef.data(three, world.anna));
    }

    @Test
    void whoReturnsWritesAgainButReadsNothingOld() {
        erase(KeyRef.person(T, world.anna));
        unreadable(() -> world.node.entries().open(annaInOne));
        assertThat(world.person(T, "anna")).isEqualTo(world.anna);
        StoredEntry back = world.say(world.one, world.anna, "back");

        for (Keyring node : List.of(world.node, world.node())) {
            assertThat(read(node, back)).isEqualTo("back");
            unreadable(() -> node.entries().open(annaInOne));
            assertThat(read(node, benInOne)).isEqualTo("b1");
        }
    }

    @Test
    void aConversationThatIsCreatedAgainWorksButOpensNothingOld() {
        erase(KeyRef.conversation(world.one));
        unreadable(() -> world.node.entries().open(annaInOne));
        world.node.profiles().createConversationKey(world.one);
        StoredEntry again = world.say(world.one, world.anna, "again");

        for (Keyring node : List.of(world.node, world.node())) {
            assertThat(read(node, again)).isEqualTo("again");
            unreadable(() -> node.entries().open(annaInOne));
            unreadable(() -> node.profiles().open(world.one, profile));
        }
    }

    @Test
    void nodesThatFindTheSameLeftOverKeyAgreeOnItsSuccessor() throws Exception {
        erase(KeyRef.person(T, world.anna));
        world.person(T, "anna");
        List<Keyring> nodes = List.of(world.node(), world.node(), world.node(), world.node());
        StoredEntry[] back = new StoredEntry[nodes.size()];
        Together.run(nodes.size(), thread -> back[thread] = world.say(nodes.get(thread), world.one, world.anna, "x"));
        for (StoredEntry entry : back) {
            assertThat(read(world.node(), entry)).isEqualTo("x");
        }
        assertThat(world.store.rows.get(KeyRef.data(world.one, world.anna)).version())
                .isEqualTo(2);
    }

    @Test
    void aDamagedDataKeyIsNotTakenForALeftOver() {
        KeyRow row = world.store.rows.get(KeyRef.data(world.one, world.anna));
        byte[] bytes = row.wrapped().toByteArray();
        bytes[60] ^= 1;
        KeyRow bad = new KeyRow(row.ref(), 1, SealedBytes.copyOf(bytes), null);
        world.store.rows.put(row.ref(), bad);
        unreadable(() -> world.say(world.node(), world.one, world.anna, "x"));
        assertThat(world.store.rows).containsEntry(row.ref(), bad);
    }

    @Test
    void whatWasReadBeforeAnEvictionIsNotKept() {
        StoredKeys rows = new StoredKeys(world.store);
        MasterAead master = new MasterAead(world.master);
        KeyCache cache = new KeyCache(
                new TenantRows(rows, master, new InstallationKey(rows, master)), KeyringSettings.defaults());
        OwnerKeys owners = new OwnerKeys(new StoredKeys(world.store), cache);
        KeyRef ref = KeyRef.person(T, world.anna);
        long mark = cache.mark();
        CachedKey key = owners.read(ref);
        cache.evict(ref);
        cache.put(Map.of(ref, key), mark);
        assertThat(cache.get(ref)).isNull();
        cache.put(Map.of(ref, key), cache.mark());
        assertThat(cache.get(ref)).isNotNull();
    }

    @Test
    void evictingOneKeyLeavesTheOthersInMemory() {
        world.node.evict(KeyRef.person(T, world.anna));
        assertThat(world.node.entries().warm(world.one, world.anna)).isFalse();
        assertThat(world.node.entries().warm(world.one, world.ben)).isTrue();
        world.node.evict(KeyRef.data(world.one, world.ben));
        assertThat(world.node.entries().warm(world.one, world.ben)).isFalse();
        assertThat(world.node.entries().warm(world.two, world.ben)).isTrue();
        world.node.evict(KeyRef.tenant(T));
        assertThat(world.node.entries().warm(world.two, world.ben)).isFalse();
    }

    private void erase(KeyRef ref) {
        assertThat(world.store.delete(ref)).isTrue();
        world.node.evict(ref);
    }
}
