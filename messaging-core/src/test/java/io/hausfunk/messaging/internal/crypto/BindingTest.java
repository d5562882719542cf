// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.OTHER;
import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.entry;
import static io.hausfunk.messaging.internal.crypto.World.unreadable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredEntry;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A row that was moved elsewhere does not open, nor does one under a key row that was moved there with it. */
class BindingTest {
    private final World world = new World();
    private final StoredEntry said = world.say(world.one, world.anna, "hello");

    @Test
    void anEntryOpensOnlyUnderItsOwnName() {
        EntryName other = new EntryName(new UUID(1, 2));
        unreadable(() -> world.node.entries().open(entry(world.one, world.anna, other, said.envelope())));
    }

    @Test
    void anEntryOpensOnlyAsItsAuthors() {
        StoredEntry bens = world.say(world.one, world.ben, "mine");
        unreadable(() -> world.node.entries().open(entry(world.one, world.ben, said.name(), said.envelope())));
        moveKey(KeyRef.data(world.one, world.anna), KeyRef.data(world.one, world.ben));
        unreadable(() -> world.node().entries().open(entry(world.one, world.ben, said.name(), said.envelope())));
        unreadable(() -> world.node().entries().open(bens));
    }

    @Test
    void anEntryOpensOnlyInItsConversation() {
        world.say(world.two, world.anna, "elsewhere");
        unreadable(() -> world.node.entries().open(entry(world.two, world.anna, said.name(), said.envelope())));
        moveKey(KeyRef.data(world.one, world.anna), KeyRef.data(world.two, world.anna));
        unreadable(() -> world.node().entries().open(entry(world.two, world.anna, said.name(), said.envelope())));
        moveKey(KeyRef.conversation(world.one), KeyRef.conversation(world.two));
        unreadable(() -> world.node().entries().open(entry(world.two, world.anna, said.name(), said.envelope())));
    }

    @Test
    void theAssociatedDataItselfHoldsEveryField() throws Exception {
        // The key rows are bound as well, so the tests above would pass without the entry's own binding.
        KeysetAead key = new KeysetAead(Keysets.newAead());
        SealedBytes sealed = Framing.seal(key, new byte[3], AssociatedData.entry(world.one, said.name(), world.anna));
        ConversationRef elsewhere = new ConversationRef(OTHER, world.one.conversation());

        assertThat(Framing.open(key, sealed, AssociatedData.entry(world.one, said.name(), world.anna)))
                .hasSize(3);
        for (byte[] wrong : List.of(
                AssociatedData.entry(elsewhere, said.name(), world.anna),
                AssociatedData.entry(world.two, said.name(), world.anna),
                AssociatedData.entry(world.one, new EntryName(new UUID(1, 2)), world.anna),
                AssociatedData.entry(world.one, said.name(), world.ben),
                AssociatedData.entry(
                        world.one,
                        new EntryName(world.anna.value()),
                        new PersonKey(said.name().value())),
                AssociatedData.profile(world.one, said.name()),
                AssociatedData.label(T, world.anna),
                AssociatedData.key(KeyRef.data(world.one, world.anna)))) {
            assertThatThrownBy(() -> Framing.open(key, sealed, wrong)).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void aProfileOpensOnlyWhereAndBySetter() {
        EntryName setBy = said.name();
        SealedProfile profile = world.node.profiles().seal(world.one, setBy, "title".getBytes(UTF_8));
        unreadable(() -> world.node.profiles().open(world.two, profile));
        unreadable(() -> world.node
                .profiles()
                .open(world.one, new SealedProfile(new EntryName(new UUID(1, 2)), profile.sealed())));
        moveKey(KeyRef.conversation(world.one), KeyRef.conversation(world.two));
        unreadable(() -> world.node().profiles().open(world.two, profile));
    }

    @Test
    void aLabelNamesOnlyItsPerson() {
        KeyRow anna = world.store.rows.get(KeyRef.person(T, world.anna));
        KeyRow ben = world.store.rows.get(KeyRef.person(T, world.ben));
        world.store.rows.put(ben.ref(), new KeyRow(ben.ref(), 1, ben.wrapped(), anna.label()));
        assertThat(world.node().people().identify(T, List.of(world.ben))).containsValue(Optional.empty());
        moveKey(anna.ref(), ben.ref());
        assertThat(world.node().people().identify(T, List.of(world.ben))).containsValue(Optional.empty());
        unreadable(() -> world.say(world.node(), world.one, world.ben, "as anna"));
    }

    @Test
    void nothingOpensInAnotherTenant() {
        EntryName setBy = said.name();
        SealedProfile profile = world.node.profiles().seal(world.one, setBy, "title".getBytes(UTF_8));
        ConversationRef there = new ConversationRef(OTHER, world.one.conversation());
        world.person(OTHER, "carla");

        // Below the tenant's key first: conversations, persons and data keys copied into a tenant with keys of its own.
        for (KeyRow row : List.copyOf(world.store.rows.values())) {
            if (row.ref().tenant().equals(T)) {
                world.store.rows.putIfAbsent(in(OTHER, row.ref()), as(row, in(OTHER, row.ref())));
            }
        }
        nothingOpens(there, profile);

        // Then everything, the tenant's own two rows included.
        for (KeyRow row : List.copyOf(world.store.rows.values())) {
            if (row.ref().tenant().equals(T)) {
                world.store.rows.put(in(OTHER, row.ref()), as(row, in(OTHER, row.ref())));
            }
        }
        nothingOpens(there, profile);
        unreadable(() -> world.node().pseudonyms().person(OTHER, "carla"));
    }

    private void nothingOpens(ConversationRef there, SealedProfile profile) {
        Keyring node = world.node();
        unreadable(() -> node.entries().open(entry(there, world.anna, said.name(), said.envelope())));
        unreadable(() -> node.profiles().open(there, profile));
        unreadable(() -> node.entries().seal(there, world.anna, said.name(), new byte[1]));
        assertThat(node.people().identify(OTHER, List.of(world.anna))).containsValue(Optional.empty());
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        byte[] good = said.envelope().toByteArray();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            open(bad);
        }
        for (int length = 0; length < good.length; length++) {
            open(Arrays.copyOf(good, length));
        }
        open(Arrays.copyOf(good, good.length + 1));
    }

    private void open(byte[] bad) {
        unreadable(() -> world.node.entries().open(entry(world.one, world.anna, said.name(), SealedBytes.copyOf(bad))));
    }

    @Test
    void keyRowsThatWereChangedDoNotOpen() {
        Map<KeyRef, KeyRow> good = Map.copyOf(world.store.rows);
        for (KeyRow row : good.values()) {
            boolean needed = row.ref().person() == null || row.ref().person().equals(world.anna);
            if (!needed
                    || row.ref().equals(KeyRef.cluster())
                    || (row.ref().conversation() != null
                            && !row.ref().conversation().equals(world.one.conversation()))) {
                continue;
            }
            byte[] bytes = row.wrapped().toByteArray();
            for (int at : new int[] {0, 40, bytes.length / 2}) {
                byte[] bad = bytes.clone();
                bad[at] ^= 1;
                world.store.rows.put(row.ref(), new KeyRow(row.ref(), 1, SealedBytes.copyOf(bad), row.label()));
                unreadable(() -> world.node().entries().open(said));
            }
            world.store.rows.put(row.ref(), row);
        }
        assertThat(World.read(world.node(), said)).isEqualTo("hello");
    }

    private void moveKey(KeyRef from, KeyRef to) {
        world.store.rows.put(to, as(world.store.rows.get(from), to));
    }

    private static KeyRow as(KeyRow row, KeyRef ref) {
        return new KeyRow(ref, row.version(), row.wrapped(), row.label());
    }

    private static KeyRef in(TenantId tenant, KeyRef ref) {
        return new KeyRef(tenant, ref.kind(), ref.conversation(), ref.person());
    }
}
