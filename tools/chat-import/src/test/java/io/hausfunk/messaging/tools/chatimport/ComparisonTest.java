// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tools.chatimport.ChatLine.Links;
import io.hausfunk.messaging.tools.chatimport.Difference.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The comparison must be able to fail, or its zero says nothing. */
class ComparisonTest {
    private static final UserId ANNA = UserId.of("anna");
    private static final ConversationId ID = new ConversationId(new UUID(1, 2));

    private final ReplayScript script = ReplayScript.of(new ChatLog(
            "c",
            Place.channel("c"),
            List.of(
                    new ChatLine(0, Kind.JOINED, ANNA, "", Links.NONE),
                    new ChatLine(1, Kind.MESSAGE, ANNA, "one", Links.NONE),
                    new ChatLine(2, Kind.ACTION, ANNA, "/me two", Links.reply(1)),
                    new ChatLine(3, Kind.LEFT, ANNA, "", Links.NONE))));
    private final List<Entry> stored = new ArrayList<>(List.of(
            entry(1, "importer", ConversationCreated.of(ConversationKind.CHANNEL, Optional.of("c"), List.of())),
            entry(2, "anna", PersonJoined.of()),
            entry(3, "anna", TextContent.of("one")),
            reply(4, "anna", 3),
            entry(5, "anna", PersonLeft.of())));

    @Test
    void the_same_is_the_same() {
        assertThat(differences(List.of(2L, 3L, 4L, 5L))).isEmpty();
    }

    @Test
    void another_text_author_reply_or_kind_is_found() {
        stored.set(2, entry(3, "anna", TextContent.of("One")));
        stored.set(3, reply(4, "Anna", 2));
        stored.set(4, entry(5, "anna", PersonJoined.of()));
        assertThat(differences(List.of(2L, 3L, 4L, 5L)))
                .containsExactly(at(1, What.TEXT), at(2, What.AUTHOR), at(2, What.REPLY), at(3, What.KIND));
    }

    @Test
    void a_lost_reply_is_found() {
        stored.set(3, entry(4, "anna", TextContent.of("/me two")));
        assertThat(differences(List.of(2L, 3L, 4L, 5L))).containsExactly(at(2, What.REPLY));
    }

    @Test
    void what_is_missing_unreadable_or_too_much_is_found() {
        stored.set(2, entry(3, "anna", UnreadableContent.of()));
        stored.remove(3);
        stored.add(entry(6, "anna", PersonJoined.of()));
        assertThat(differences(List.of(2L, 3L, 4L, 5L)))
                .containsExactly(
                        at(1, What.KIND),
                        at(2, What.MISSING),
                        new Difference("c", OptionalLong.empty(), What.UNEXPECTED));
    }

    @Test
    void another_order_is_found() {
        stored.set(2, entry(4, "anna", TextContent.of("one")));
        stored.set(3, reply(3, "anna", 4));
        assertThat(differences(List.of(2L, 4L, 3L, 5L))).containsExactly(at(2, What.ORDER));
    }

    @Test
    void who_left_is_not_expected_to_see_more() {
        assertThat(script.visibleTo(ANNA)).isEqualTo(4);
        assertThat(script.visibleTo(UserId.of("ben"))).isZero();
    }

    private List<Difference> differences(List<Long> sequences) {
        return Comparison.of(new ImportedChat(script, ID, sequences, 0, Map.of(), 0), stored, 4)
                .differences();
    }

    private static Difference at(long n, What what) {
        return new Difference("c", OptionalLong.of(n), what);
    }

    private static Entry entry(long sequence, String author, Content content) {
        return new Line(sequence, Optional.of(UserId.of(author)), OptionalLong.empty(), content);
    }

    private static Entry reply(long sequence, String author, long replyTo) {
        return new Line(sequence, Optional.of(UserId.of(author)), OptionalLong.of(replyTo), TextContent.of("/me two"));
    }

    /** An entry of the one conversation, at no time in particular. */
    private record Line(long sequence, Optional<UserId> author, OptionalLong replyTo, Content content)
            implements Entry {
        @Override
        public ConversationId conversation() {
            return ID;
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public OptionalLong about() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong thread() {
            return OptionalLong.empty();
        }

        @Override
        public Mentions mentions() {
            return Mentions.none();
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.empty();
        }
    }
}
