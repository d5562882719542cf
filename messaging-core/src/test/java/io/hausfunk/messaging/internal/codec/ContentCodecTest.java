// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.spi.JsonbProvider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** On both implementations of JSON-B, and from one to the other: a host may bring either, and change it. */
class ContentCodecTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123Z");
    private static final List<EntryContent> CONTENTS = List.of(
            new EntryContent.Text("Grüße \u2028 \"\\/ \u0001 😀", OptionalLong.of(7)),
            new EntryContent.Text("x", OptionalLong.empty()),
            new EntryContent.Created(ConversationKind.GROUP, Optional.of("Einkauf"), List.of(UserId.of("ben "))),
            new EntryContent.Created(ConversationKind.DIRECT, Optional.empty(), List.of(UserId.of("ben"))),
            new EntryContent.Invited(List.of(UserId.of("a"), UserId.of("b")), Role.READER),
            new EntryContent.Followed(List.of(UserId.of("a")), List.of(UserId.of("b"), UserId.of("c"))),
            new EntryContent.Joined(),
            new EntryContent.Left(),
            new EntryContent.Removed(UserId.of("ben")),
            new EntryContent.RoleChanged(UserId.of("ben"), Role.OWNER),
            new EntryContent.Renamed("Vertrieb"));

    private final ContentCodec yasson = codec("org.eclipse.yasson.JsonBindingProvider");
    private final ContentCodec johnzon = codec("org.apache.johnzon.jsonb.JohnzonProvider");

    private static ContentCodec codec(String provider) {
        JsonbBuilder builder = JsonbProvider.provider(provider).create();
        return new ContentCodec(builder.build());
    }

    @TestFactory
    Stream<DynamicTest> content_written_by_one_implementation_is_read_by_the_other() {
        return CONTENTS.stream()
                .map(content -> DynamicTest.dynamicTest(content.getClass().getSimpleName(), () -> {
                    for (ContentCodec writer : List.of(yasson, johnzon)) {
                        for (ContentCodec reader : List.of(yasson, johnzon)) {
                            assertThat(reader.decode(writer.encode(content, AT)))
                                    .isEqualTo(new TimedContent(content, AT));
                        }
                    }
                }));
    }

    @Test
    void a_profile_crosses_as_well() {
        Following following = new Following(GroupId.of("einkauf"), Role.READER, true);
        for (Terms terms : List.of(
                new Terms(Optional.of("order:4711"), Optional.empty()),
                new Terms(Optional.empty(), Optional.of(following)))) {
            Profile profile = new Profile(Optional.of("Einkauf"), terms);
            assertThat(johnzon.decodeProfile(yasson.encode(profile))).isEqualTo(profile);
            assertThat(yasson.decodeProfile(johnzon.encode(profile))).isEqualTo(profile);
        }
        assertThat(yasson.decodeProfile(johnzon.encode(Profile.EMPTY))).isEqualTo(Profile.EMPTY);
    }

    @Test
    void what_a_later_version_wrote_is_shown_as_unreadable_and_not_misread() {
        for (String json : List.of(
                "{\"v\":2,\"type\":\"text\",\"at\":5,\"text\":\"x\"}",
                "{\"v\":1,\"type\":\"poll\",\"at\":5}",
                "{\"v\":1,\"type\":\"text\",\"at\":5}",
                "{\"v\":1,\"at\":5}",
                "{\"v\":1,\"type\":\"removed\",\"people\":[]}",
                "{\"v\":1,\"type\":\"role\",\"people\":[\"a\"],\"role\":0}",
                "[]",
                "{",
                "")) {
            for (ContentCodec codec : List.of(yasson, johnzon)) {
                assertThat(codec.decode(json.getBytes(StandardCharsets.UTF_8)).content())
                        .as(json)
                        .isInstanceOf(EntryContent.Unreadable.class);
            }
        }
    }
}
