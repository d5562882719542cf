// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.OTHER;
import static io.hausfunk.messaging.internal.crypto.World.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final World world = new World();

    @Test
    void aThousandAndMoreAreRememberedInBatches() {
        Map<PersonKey, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 2500; i++) {
            many.put(world.node.pseudonyms().person(T, "user" + i), "user" + i);
        }
        int finds = world.store.finds;
        world.node.people().remember(T, many);
        assertThat(world.store.finds).isEqualTo(finds + 3);

        Map<PersonKey, Optional<String>> known = world.node().people().identify(T, many.keySet());
        many.forEach((person, userId) -> assertThat(known).containsEntry(person, Optional.of(userId)));
    }

    @Test
    void whoIsRememberedIsNotAskedForAgain() {
        int finds = world.store.finds;
        int writes = world.store.writes;
        world.node.people().remember(T, Map.of(world.anna, "anna", world.ben, "ben"));
        world.node.people().identify(T, List.of(world.anna, world.ben));
        assertThat(world.store.finds).isEqualTo(finds);
        world.node().people().remember(T, Map.of(world.anna, "anna"));
        assertThat(world.store.writes).isEqualTo(writes);
    }

    @Test
    void nodesThatRaceAgreeOnOneKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            PersonKey person = world.node.pseudonyms().person(T, "racer" + round);
            List<Keyring> nodes = List.of(world.node(), world.node(), world.node(), world.node());
            String userId = "racer" + round;
            Together.run(4, thread -> {
                nodes.get(thread).people().remember(T, Map.of(person, userId));
                world.say(nodes.get(thread), world.one, person, "m" + thread);
            });
            for (Keyring node : nodes) {
                for (Keyring other : nodes) {
                    assertThat(World.read(other, world.say(node, world.one, person, "x")))
                            .isEqualTo("x");
                }
            }
        }
    }

    @Test
    void theUserIdIsNotInTheRow() {
        KeyRow row = world.store.rows.get(KeyRef.person(T, world.anna));
        assertThat(new String(row.label().toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("anna");
    }

    @Test
    void unknownPersonsAndOtherTenantsHaveNoName() {
        PersonKey nobody = new PersonKey(new UUID(1, 2));
        assertThat(world.node.people().identify(T, List.of(nobody))).isEqualTo(Map.of(nobody, Optional.empty()));
        assertThat(world.node.people().identify(OTHER, List.of(world.anna)))
                .isEqualTo(Map.of(world.anna, Optional.empty()));
    }

    @Test
    void whoWasUnknownAMomentAgoCanBeRemembered() {
        PersonKey carl = world.node.pseudonyms().person(T, "carl");
        assertThat(world.node.people().identify(T, List.of(carl))).containsValue(Optional.empty());
        world.node.people().remember(T, Map.of(carl, "carl"));
        assertThat(world.node.people().identify(T, List.of(carl))).containsValue(Optional.of("carl"));
    }

    @Test
    void nothingIsAskedForNobody() {
        int finds = world.store.finds;
        world.node.people().remember(T, Map.of());
        assertThat(world.node.people().identify(T, List.of())).isEmpty();
        assertThat(world.store.finds).isEqualTo(finds);
    }
}
