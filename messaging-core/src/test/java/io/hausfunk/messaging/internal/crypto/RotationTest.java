// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.read;
import static io.hausfunk.messaging.internal.crypto.World.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final EntryName SET_BY = new EntryName(new UUID(1, 2));

    private final World world = new World();
    private final Keyring other = world.node();
    private final StoredEntry before = world.say(world.one, world.anna, "before");
    private final SealedProfile profile = world.node.profiles().seal(world.one, SET_BY, new byte[1]);

    @Test
    void everyLevelIsRotatedAndAllThatWasSealedOpens() {
        assertThat(read(other, before)).isEqualTo("before");
        KeyRotation rotation = world.node.rotation();
        rotation.rotateData(world.one, world.anna);
        check("data");
        rotation.rotatePerson(T, world.anna);
        check("person");
        rotation.rotateConversation(world.one);
        check("conversation");
        assertThat(rotation.rotateTenant(T)).isEqualTo(new Rewrapped(5, 0));
        check("tenant");
        assertThat(rotation.rewrapTenants()).isEqualTo(new Rewrapped(2, 0));
        check("host");
    }

    /** The other node has old keys in memory, a third one has none. */
    private void check(String what) {
        StoredEntry after = world.say(world.one, world.anna, "after " + what);
        StoredEntry there = world.say(world.two, world.anna, "there " + what);
        SealedProfile next = world.node.profiles().seal(world.one, SET_BY, new byte[2]);
        for (Keyring node : List.of(other, world.node, world.node())) {
            assertThat(read(node, before)).isEqualTo("before");
            assertThat(read(node, after)).isEqualTo("after " + what);
            assertThat(read(node, there)).isEqualTo("there " + what);
            assertThat(node.profiles().open(world.one, profile)).hasSize(1);
            assertThat(node.profiles().open(world.one, next)).hasSize(2);
            assertThat(node.people().identify(T, List.of(world.anna))).containsValue(Optional.of("anna"));
            assertThat(node.pseudonyms().person(T, "anna")).isEqualTo(world.anna);
            assertThat(read(world.node, world.say(node, world.one, world.anna, "back")))
                    .isEqualTo("back");
        }
    }

    @Test
    void aRotatedKeySealsAtOnceOnThisNode() {
        byte[] old = keyId(before.envelope());
        world.node.rotation().rotateData(world.one, world.anna);
        assertThat(keyId(world.say(world.one, world.anna, "after").envelope())).isNotEqualTo(old);
    }

    @Test
    void aPreparedKeyDoesNotSealUntilItIsPromoted() {
        KeyRef ref = KeyRef.data(world.one, world.anna);
        byte[] old = keyId(before.envelope());
        assertThat(world.node.rotation().promote(ref)).isFalse();
        assertThat(world.node.rotation().prepare(ref)).isTrue();
        assertThat(other.rotation().prepare(ref)).isFalse();
        assertThat(keyId(world.say(world.one, world.anna, "prepared").envelope()))
                .isEqualTo(old);

        world.ticker.pass(World.TTL);
        assertThat(read(other, before)).isEqualTo("before");
        assertThat(world.node.rotation().promote(ref)).isTrue();
        StoredEntry after = world.say(world.one, world.anna, "promoted");
        assertThat(keyId(after.envelope())).isNotEqualTo(old);
        int finds = world.store.finds;
        assertThat(read(other, after)).isEqualTo("promoted");
        assertThat(world.store.finds).as("the other node knew the key already").isEqualTo(finds);
    }

    @Test
    void everyLevelCanBePreparedAndPromoted() {
        for (KeyRef ref : List.of(
                KeyRef.tenant(T),
                KeyRef.conversation(world.one),
                KeyRef.person(T, world.anna),
                KeyRef.data(world.one, world.anna))) {
            assertThat(world.node.rotation().prepare(ref)).isTrue();
            check("prepared " + ref.kind());
            assertThat(other.rotation().promote(ref)).isTrue();
            check("promoted " + ref.kind());
        }
    }

    @Test
    void theIndexKeyStays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.node.rotation().prepare(KeyRef.index(T)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.node.rotation().promote(KeyRef.index(T)));
    }

    @Test
    void whatIsGoneIsNotRotated() {
        unreadable(() -> world.node.rotation().rotateData(world.two, world.ben));
        unreadable(() -> world.node.rotation().rotateTenant(new TenantId("nobody")));
        world.store.delete(KeyRef.person(T, world.anna));
        unreadable(() -> world.node.rotation().rotatePerson(T, world.anna));
        unreadable(() -> world.node.rotation().rotateData(world.one, world.anna));
    }

    @Test
    void rowsThatDoNotOpenAreCountedAndLeftAlone() {
        KeyRow ben = world.store.rows.get(KeyRef.person(T, world.ben));
        KeyRow bad = new KeyRow(ben.ref(), 1, SealedBytes.copyOf(new byte[] {1, 2, 3}), ben.label());
        world.store.rows.put(ben.ref(), bad);
        assertThat(world.node.rotation().rotateTenant(T)).isEqualTo(new Rewrapped(4, 1));
        assertThat(world.store.rows).containsEntry(ben.ref(), bad);
    }

    @Test
    void aSecondRunFindsNothingToWrap() {
        world.node.rotation().rotateTenant(T);
        int writes = world.store.writes;
        assertThat(world.node.rotation().promote(KeyRef.tenant(T))).isFalse();
        assertThat(world.store.writes).isEqualTo(writes);
    }

    @Test
    void theLabelIsSealedAnew() {
        SealedBytes label = world.store.rows.get(KeyRef.person(T, world.anna)).label();
        world.node.rotation().rotatePerson(T, world.anna);
        SealedBytes next = world.store.rows.get(KeyRef.person(T, world.anna)).label();
        assertThat(keyId(next)).isNotEqualTo(keyId(label));
    }

    @Test
    void anEntryOfUnknownKeyIsLookedUpOnceAndThenUnreadable() {
        byte[] forged = before.envelope().toByteArray();
        forged[3] ^= 1;
        StoredEntry bad = World.entry(world.one, world.anna, before.name(), SealedBytes.copyOf(forged));
        int finds = world.store.finds;
        unreadable(() -> world.node.entries().open(bad));
        assertThat(world.store.finds).isEqualTo(finds + 1);
    }

    @Test
    void aPageUnderKeysThatAnotherNodeAddedIsReadInOneQuestion() {
        assertThat(read(other, before)).isEqualTo("before");
        world.node.rotation().rotateData(world.one, world.anna);
        StoredEntry after = world.say(world.one, world.anna, "after");
        int finds = world.store.finds;
        other.entries().prepare(List.of(before, after));
        assertThat(read(other, after)).isEqualTo("after");
        assertThat(world.store.finds).isEqualTo(finds + 1);
    }

    private static byte[] keyId(SealedBytes sealed) {
        return Arrays.copyOfRange(sealed.toByteArray(), 2, 6);
    }
}
