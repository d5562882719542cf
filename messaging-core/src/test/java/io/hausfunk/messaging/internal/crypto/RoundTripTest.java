// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.T;
import static io.hausfunk.messaging.internal.crypto.World.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final World world = new World();

    @Test
    void whatOneNodeSealsAnotherOpens() {
        StoredEntry entry = world.say(world.one, world.anna, "Die Rechnung 4711 ist freigegeben.");

        assertThat(read(world.node, entry)).isEqualTo("Die Rechnung 4711 ist freigegeben.");
        assertThat(read(world.node(), entry)).isEqualTo("Die Rechnung 4711 ist freigegeben.");
    }

    @Test
    void aProfileOpensOnAnotherNode() {
        EntryName setBy = new EntryName(new UUID(1, 2));
        SealedProfile profile = world.node.profiles().seal(world.one, setBy, "Einkauf".getBytes(UTF_8));

        assertThat(world.node().profiles().open(world.one, profile)).isEqualTo("Einkauf".getBytes(UTF_8));
    }

    @Test
    void anotherNodeKnowsWhoAPersonIs() {
        assertThat(world.node().people().identify(T, List.of(world.ben, world.anna)))
                .containsExactly(Map.entry(world.ben, Optional.of("ben")), Map.entry(world.anna, Optional.of("anna")));
    }

    @Test
    void emptyContentIsContent() {
        EntryName name = new EntryName(new UUID(1, 2));
        StoredEntry entry = World.entry(
                world.one, world.anna, name, world.node.entries().seal(world.one, world.anna, name, new byte[0]));

        assertThat(world.node().entries().open(entry)).isEmpty();
    }

    @Test
    void everythingSealedBeginsWithOurVersion() {
        StoredEntry entry = world.say(world.one, world.anna, "x");

        assertThat(entry.envelope().toByteArray()[0]).isEqualTo((byte) 1);
        assertThat(entry.envelope().length()).isEqualTo(1 + 1 + 33);
        for (KeyRow row : world.store.rows.values()) {
            assertThat(row.wrapped().toByteArray()[0]).isEqualTo((byte) 1);
        }
    }

    @Test
    void noNonceComesTwice() {
        EntryName name = new EntryName(new UUID(1, 2));
        byte[] content = new byte[1];
        Set<ByteBuffer> nonces = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            byte[] sealed = world.node
                    .entries()
                    .seal(world.one, world.anna, name, content)
                    .toByteArray();
            nonces.add(ByteBuffer.wrap(sealed, 6, 12).slice());
        }
        assertThat(nonces).hasSize(100_000);
    }
}
