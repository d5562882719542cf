// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.ParticipantChange.Bans;
import io.hausfunk.messaging.storage.ParticipantChange.ChangesRole;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.storage.ParticipantChange.Leaves;
import io.hausfunk.messaging.storage.ParticipantChange.Unbans;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The binary form of effects, byte for byte: rows of every version have it. */
class EffectCodecTest {
    private static final String ID = "00000000000000010000000000000002";
    private static final UUID UUID_1_2 = new UUID(1, 2);
    private static final PersonKey PERSON = new PersonKey(UUID_1_2);
    private static final List<Effect> EVERY = List.of(
            new Joins(PERSON, Role.MEMBER, Role.MODERATOR),
            new ChangesRole(PERSON, Role.of(17), Role.OWNER),
            new Leaves(PERSON),
            new Effect.Describes(new SealedProfile(new EntryName(UUID_1_2), SealedBytes.copyOf(new byte[] {7, 8}))),
            new Effect.About(3, Relation.of(4)),
            new Effect.About(3, Relation.of(4), new ChoiceToken(UUID_1_2)),
            new Effect.Empties(5),
            new Effect.Addresses(PERSON, Reason.of(6)),
            new Effect.Expires(Instant.ofEpochMilli(1000)),
            new Effect.Attaches(new BlobId(UUID_1_2), 3),
            new Bans(PERSON, Role.MODERATOR),
            new Unbans(PERSON),
            new Effect.PartOf(3, Relation.of(2), null),
            new Effect.Unknown(99, SealedBytes.copyOf(new byte[] {1})));

    /** What the first version wrote. Whatever comes later reads it. */
    private static final String FIRST = "01"
            + "0001" + "00000014" + ID + "0002" + "0003"
            + "0002" + "00000014" + ID + "0011" + "0004"
            + "0003" + "00000010" + ID
            + "0004" + "00000012" + ID + "0708"
            + "0005" + "0000000a" + "0000000000000003" + "0004"
            + "0005" + "0000001a" + "0000000000000003" + "0004" + ID
            + "0006" + "00000008" + "0000000000000005"
            + "0007" + "00000012" + ID + "0006"
            + "0008" + "00000008" + "00000000000003e8"
            + "0009" + "00000018" + ID + "0000000000000003"
            + "000a" + "00000012" + ID + "0003"
            + "000b" + "00000010" + ID
            + "000c" + "0000000a" + "0000000000000003" + "0002"
            + "0063" + "00000001" + "01";

    @Test
    void what_the_first_version_wrote_is_read_and_still_written() {
        assertThat(EffectCodec.decode(hex(FIRST))).isEqualTo(EVERY);
        assertThat(EffectCodec.encode(EVERY)).isEqualTo(hex(FIRST));
    }

    @Test
    void no_effects_are_no_bytes() {
        assertThat(EffectCodec.encode(List.of())).isEmpty();
        assertThat(EffectCodec.decode(new byte[0])).isEmpty();
    }

    @Test
    void a_known_code_with_another_payload_is_unknown() {
        for (String payload : List.of("", "0000000000000005ff", "0000000000000000", "8000000000000000")) {
            byte[] bytes = hex(payload);
            byte[] form = hex("010006" + String.format("%08x", bytes.length) + payload);

            assertThat(EffectCodec.decode(form)).containsExactly(new Effect.Unknown(6, SealedBytes.copyOf(bytes)));
            assertThat(EffectCodec.encode(EffectCodec.decode(form))).isEqualTo(form);
        }
    }

    @Test
    void whatever_is_not_a_form_that_is_known_is_kept_whole() {
        Stream<byte[]> cut =
                IntStream.range(1, hex(FIRST).length).mapToObj(length -> Arrays.copyOf(hex(FIRST), length));
        Stream<byte[]> other = Stream.of(
                        "02", "01", "02" + FIRST.substring(2), "01000000000000", "017fff00000000", "010009ffffffff")
                .map(EffectCodecTest::hex);

        assertThat(Stream.concat(cut, other))
                .allSatisfy(form ->
                        assertThat(EffectCodec.encode(EffectCodec.decode(form))).isEqualTo(form));
        assertThat(EffectCodec.decode(hex("02aabb")))
                .containsExactly(new Effect.Unknown(EffectCodec.WHOLE_FORM, SealedBytes.copyOf(hex("02aabb"))));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
