// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import static io.hausfunk.messaging.internal.crypto.World.OTHER;
import static io.hausfunk.messaging.internal.crypto.World.T;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final World world = new World();
    private final Pseudonyms names = world.node.pseudonyms();

    @Test
    void everyNodeGivesTheSameNames() {
        Pseudonyms others = world.node().pseudonyms();
        assertThat(others.person(T, "anna")).isEqualTo(world.anna);
        assertThat(others.direct(T, world.anna, world.ben)).isEqualTo(names.direct(T, world.ben, world.anna));
        assertThat(others.subject(T, "one")).isEqualTo(world.one.conversation());
        assertThat(others.conversation(T, world.anna, "x")).isEqualTo(names.conversation(T, world.anna, "x"));
    }

    @Test
    void theConversationOfTwoIsOneForBothAndAnotherForEveryPair() {
        PersonKey carl = names.person(T, "carl");
        assertThat(Stream.of(
                        names.direct(T, world.anna, world.ben),
                        names.direct(T, world.anna, carl),
                        names.direct(T, carl, world.ben),
                        names.direct(T, world.anna, world.anna)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whateverDiffersHasAnotherName() {
        EntryName m = names.entry(world.one, world.anna, "m");
        byte[] a = {1};
        byte[] b = {2};
        assertThat(Stream.of(
                        names.person(T, "m").value(),
                        names.person(T, "M").value(),
                        names.person(T, "m ").value(),
                        names.person(OTHER, "m").value(),
                        names.subject(T, "m").value(),
                        names.subject(OTHER, "m").value(),
                        names.conversation(T, world.anna, "m").value(),
                        names.conversation(T, world.ben, "m").value(),
                        m.value(),
                        names.entry(world.one, world.ben, "m").value(),
                        names.entry(world.two, world.anna, "m").value(),
                        names.fingerprint(world.one, m, world.anna, a).value(),
                        names.fingerprint(world.one, m, world.anna, b).value(),
                        names.fingerprint(world.one, m, world.ben, a).value(),
                        names.fingerprint(world.two, m, world.anna, a).value(),
                        names.fingerprint(world.one, new EntryName(new UUID(1, 2)), world.anna, a)
                                .value(),
                        names.fingerprint(
                                        new ConversationRef(OTHER, new ConversationId(new UUID(1, 2))),
                                        m,
                                        world.anna,
                                        a)
                                .value()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameContentHasTheSameFingerprint() {
        EntryName name = names.entry(world.one, world.anna, "m");
        assertThat(names.fingerprint(world.one, name, world.anna, new byte[100]))
                .isEqualTo(world.node().pseudonyms().fingerprint(world.one, name, world.anna, new byte[100]));
    }

    @Test
    void textWithoutUtf8FormIsRefusedInsteadOfBecomingAQuestionMark() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> names.person(T, "a\ud800"))
                .matches(refused -> refused.code() == ErrorCode.TEXT_MALFORMED);
    }

    @Test
    void itIsWarmAfterTheFirstNameOfATenant() {
        Pseudonyms cold = world.node().pseudonyms();
        assertThat(cold.warm(T)).isFalse();
        cold.person(T, "anna");
        assertThat(cold.warm(T)).isTrue();
        assertThat(cold.warm(OTHER)).isFalse();
    }
}
