// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static io.hausfunk.messaging.internal.codec.Contents.APPROVAL;
import static io.hausfunk.messaging.internal.codec.Contents.AT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Whatever the first version wrote, every later one must read; and a retry across an upgrade must say the same. */
class ContentGoldenTest {
    private static final String FILE = "contents-1.properties";

    private final ContentCodec codec = Contents.yasson(APPROVAL);

    @Test
    void contents_are_read() throws IOException {
        Properties golden = load();
        Map<String, DecodedContent> expected = expected();
        assertThat(golden.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, content) -> assertThat(
                        codec.decode(HexFormat.of().parseHex(golden.getProperty(name)), Instant.EPOCH))
                .as(name)
                .isEqualTo(content));
    }

    @Test
    void fingerprints_are_over_the_same_bytes() throws IOException {
        Properties golden = load();
        encoded(codec)
                .forEach((name, content) -> assertThat(golden.getProperty(name))
                        .as(name)
                        .endsWith(HexFormat.of().formatHex(content.essence())));
    }

    private static Properties load() throws IOException {
        Properties golden = new Properties();
        try (InputStream in = ContentGoldenTest.class.getResourceAsStream(FILE)) {
            golden.load(in);
        }
        return golden;
    }

    private static Map<String, DecodedContent> expected() {
        Map<String, DecodedContent> expected = new LinkedHashMap<>();
        Contents.sent()
                .forEach((name, draft) -> expected.put(name, new DecodedContent(draft.content(), draft.replyTo(), AT)));
        Contents.written()
                .forEach((name, content) -> expected.put(name, new DecodedContent(content, OptionalLong.empty(), AT)));
        return expected;
    }

    private static Map<String, EncodedContent> encoded(ContentCodec codec) {
        Map<String, EncodedContent> encoded = new LinkedHashMap<>();
        Contents.sent().forEach((name, draft) -> encoded.put(name, codec.encode(draft)));
        Contents.written().forEach((name, content) -> encoded.put(name, codec.encode(content)));
        return encoded;
    }

    /** How the golden file came about: run once for each format, into the directory that is named; never to make a failing test pass. */
    public static void main(String[] args) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# What the first format looks like. Never made anew: see ContentGoldenTest.");
        encoded(Contents.yasson(APPROVAL))
                .forEach(
                        (name, content) -> lines.add(name + "=" + HexFormat.of().formatHex(content.at(AT))));
        Files.write(Path.of(args[0]).resolve(FILE), lines, UTF_8);
    }
}
