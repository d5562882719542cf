// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.SystemContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WordsTest {
    @TestFactory
    Stream<DynamicTest> what_is_said_comes_back_as_it_was() {
        return Stream.<Content>of(
                        TextContent.markdown("**x** \"y\" \\ \n> z"),
                        TextContent.of("{\"markdown\":true}"),
                        SystemContent.of("Bestellung 4711 ist freigegeben."),
                        SystemContent.of("x").code("order.released"),
                        PollContent.of("?", List.of("a", "b"))
                                .choosingUpTo(2)
                                .endingAt(AT)
                                .secretly())
                .map(content -> DynamicTest.dynamicTest(content.toString(), () -> {
                    for (ContentCodec codec : List.of(Contents.yasson(), Contents.johnzon())) {
                        byte[] sealed = codec.encode(Draft.of(content)).at(AT);
                        assertThat(codec.decode(sealed, AT).content()).isEqualTo(content);
                    }
                }));
    }

    @Test
    void a_text_in_markdown_is_another_message_than_the_same_plain_one() {
        ContentCodec codec = Contents.yasson();
        assertThat(codec.encode(Draft.markdown("x")).essence())
                .isNotEqualTo(codec.encode(Draft.text("x")).essence());
        assertThat(TextContent.markdown("x")).isNotEqualTo(TextContent.of("x"));
        assertThat(new String(codec.encode(Draft.markdown("x")).essence(), StandardCharsets.UTF_8))
                .endsWith("{\"markdown\":true,\"text\":\"x\"}");
        refused(ErrorCode.TEXT_MISSING, () -> Draft.markdown(""));
        refused(ErrorCode.TEXT_TOO_LONG, () -> Draft.markdown("x".repeat(TextContent.MAX_BYTES + 1)));
    }
}
