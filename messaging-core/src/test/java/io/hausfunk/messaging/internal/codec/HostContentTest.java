// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.internal.codec.Contents.APPROVAL;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.UnknownContent;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What classes of hosts do, and what comes of it. */
class HostContentTest {
    private final List<ContentCodec> both = List.of(
            Contents.yasson(
                    APPROVAL, ContentType.of("acme.odd", 1, Odd.class), ContentType.of("acme.point", 1, Point.class)),
            Contents.johnzon(APPROVAL, ContentType.of("acme.odd", 1, Odd.class)));

    @Test
    void a_record_of_the_host_is_content_where_its_implementation_of_json_b_takes_records() {
        ContentCodec codec = both.get(0);
        assertThat(codec.decode(codec.encode(Draft.of(new Point(1, "x"))).at(AT), AT)
                        .content())
                .isEqualTo(new Point(1, "x"));
    }

    @Test
    void a_number_keeps_its_value_whichever_implementation_writes_and_reads_it() {
        ContentType<Priced> type = ContentType.of("acme.priced", 1, Priced.class);
        Priced priced = new Priced();
        priced.price = new BigDecimal("12345678901234567890.50");
        for (ContentCodec writer : List.of(Contents.yasson(type), Contents.johnzon(type))) {
            for (ContentCodec reader : List.of(Contents.yasson(type), Contents.johnzon(type))) {
                Content read = reader.decode(writer.encode(Draft.of(priced)).at(AT), AT)
                        .content();
                assertThat(((Priced) read).price).isEqualByComparingTo(priced.price);
            }
        }
    }

    @Test
    void only_what_is_registered_can_be_sent() {
        for (Content content : List.of(
                new Content() {},
                PersonJoined.of(),
                UnreadableContent.of(),
                UnknownContent.of("a.b", 1, new byte[0]))) {
            refused(ErrorCode.CONTENT_NOT_REGISTERED, () -> both.get(0).encode(Draft.of(content)));
        }
    }

    @Test
    void a_class_that_fails_while_it_is_written_is_the_senders_error_which_quotes_nothing() {
        for (ContentCodec codec : both) {
            for (Odd odd : List.of(odd("throws"), odd("overflows"), odd("fails"))) {
                assertThatThrownBy(() -> codec.encode(Draft.of(odd)))
                        .satisfies(error -> refused(ErrorCode.CONTENT_NOT_VALID, () -> {
                            throw error;
                        }))
                        .hasMessageStartingWith("CONTENT_NOT_VALID: acme.odd: ")
                        .hasMessageNotContaining("secret")
                        .hasNoCause();
            }
        }
    }

    @Test
    void json_beyond_the_limits_is_the_senders_error() {
        Odd malformed = odd("\ud83d");
        Odd tooLong = odd("x".repeat(ContentType.MAX_BYTES));
        Odd tooDeep = odd("deep");
        Object inner = List.of();
        for (int i = 0; i < 40; i++) {
            inner = new ArrayList<>(List.of(inner));
        }
        tooDeep.any = inner;
        for (ContentCodec codec : both) {
            for (Odd odd : List.of(malformed, tooLong, tooDeep)) {
                refused(ErrorCode.CONTENT_NOT_VALID, () -> codec.encode(Draft.of(odd)));
            }
        }
    }

    @Test
    void a_class_that_fails_while_it_is_read_makes_the_content_unknown() {
        byte[] json = "{\"kind\":\"unreadable\"}".getBytes(UTF_8);
        byte[] whole = ContentFrame.at(AT, 0, new ContentFrame("acme.odd", 1, OptionalLong.empty(), json).essence());
        for (ContentCodec codec : both) {
            assertThat(codec.decode(whole, AT).content()).isEqualTo(UnknownContent.of("acme.odd", 1, json));
        }
    }

    @Test
    void a_class_without_the_property_reads_what_a_newer_one_wrote() {
        byte[] json = "{\"kind\":\"x\",\"later\":[1]}".getBytes(UTF_8);
        byte[] whole = ContentFrame.at(AT, 0, new ContentFrame("acme.odd", 1, OptionalLong.empty(), json).essence());
        for (ContentCodec codec : both) {
            assertThat(codec.decode(whole, AT).content()).isInstanceOf(Odd.class);
        }
    }

    @Test
    void names_have_a_form_and_the_engines_are_reserved() {
        for (String name :
                List.of("", "approval", "Acme.approval", "acme.", "acme..x", "acme.1", "a b.c", "hausfunk.text")) {
            refused(ErrorCode.IDENTIFIER_INVALID, () -> ContentType.of(name, 1, Odd.class));
        }
        refused(ErrorCode.IDENTIFIER_INVALID, () -> ContentType.of("a." + "x".repeat(63), 1, Odd.class));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ContentType.of("a.b", 0, Odd.class));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> ContentType.of("a.b", 65_536, Odd.class));
        assertThat(ContentType.of("acme-2.order.approval", 65_535, Odd.class))
                .hasToString("ContentType[acme-2.order.approval 65535]");
    }

    @Test
    void registering_twice_is_a_problem() {
        assertThat(ContentCodec.problems(List.of(
                        APPROVAL,
                        ContentType.of("acme.approval", 1, Odd.class),
                        ContentType.of("acme.other", 1, Odd.class),
                        ContentType.of("acme.joined", 1, PersonJoined.class))))
                .containsExactly(
                        "the content type acme.approval is registered twice",
                        Odd.class.getName() + " is registered for two content types",
                        PersonJoined.class.getName() + " is a content type of the engine");
        assertThat(ContentCodec.problems(List.of(APPROVAL))).isEmpty();
    }

    private static Odd odd(String kind) {
        Odd odd = new Odd();
        odd.kind = kind;
        return odd;
    }

    /** A record. */
    public record Point(int x, String name) implements Content {}

    /** With a number that no double holds. */
    public static final class Priced implements Content {
        public BigDecimal price;
    }

    /** Does what its kind says. */
    public static final class Odd implements Content {
        private String kind;
        private Object any;

        public String getKind() {
            return switch (kind) {
                case "throws" -> throw new IllegalStateException("secret");
                case "overflows" -> getKind() + "secret";
                case "fails" -> throw new AssertionError("secret");
                default -> kind;
            };
        }

        public void setKind(String kind) {
            if (kind.equals("unreadable")) {
                throw new IllegalStateException("secret");
            }
            this.kind = kind;
        }

        public Object getAny() {
            return any;
        }

        public void setAny(Object any) {
            this.any = any;
        }
    }
}
