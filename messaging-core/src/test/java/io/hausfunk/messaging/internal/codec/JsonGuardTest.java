// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The guard lets through what is JSON within the limits, and names rule and place of the rest. */
class JsonGuardTest {
    private static final List<String> SEEDS = List.of(
            "{\"a\":[1,-2.5e+10,true,false,null,\"x\\u00e4\\n\\ud83d\\ude00\"],\"b\":{\"c\":\"\u00e4\u20ac\ud83d\ude00\"}}",
            "[[[{}],[]],\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
            "{\"text\":\"Gr\u00fc\u00dfe\"}",
            "-0.0e-0");

    @Test
    void json_within_the_limits_passes() {
        for (String json : List.of(
                "{}",
                " [ ] ",
                "0",
                "-0",
                "1e400",
                "1.5E-400",
                "\"\"",
                "true",
                "{\"a\":1,\"b\":{\"a\":1}}",
                "[\"\\ud83d\\ude00\"]",
                "{\"\":1}",
                "\"\\u0000\"",
                "\t\r\n 1 ")) {
            JsonGuard.check(json.getBytes(UTF_8));
        }
    }

    @TestFactory
    Stream<DynamicTest> a_broken_rule_is_named_with_its_place() {
        return """
                {} {}|something after the end at byte 3
                |an early end at byte 0
                [1|an early end at byte 2
                {"a":1,"\\u0061":2}|the same member twice at byte 7
                {"\\u00e4":1,"b":0,"ä":2}|the same member twice at byte 18
                {"a":1,}|a missing member name at byte 7
                {"a" 1}|a missing ':' at byte 5
                [1,]|an unknown value at byte 3
                [1 2]|a missing ']' at byte 3
                01|a leading zero at byte 2
                1.|a malformed number at byte 2
                1e|a malformed number at byte 2
                -|a malformed number at byte 1
                +1|an unknown value at byte 0
                NaN|an unknown value at byte 0
                nul|an unknown value at byte 3
                1e401|a number out of range at byte 5
                1e99999999999999999999|a number out of range at byte 22
                "\\ud83d"|half of a surrogate pair at byte 7
                "\\ude00"|half of a surrogate pair at byte 7
                "\\ud83d\\u0041"|half of a surrogate pair at byte 13
                "\\x"|an unknown escape at byte 2
                "\\u00g0"|an unknown escape at byte 5
                "a|an early end at byte 2
                """.lines()
                .map(line -> line.split("[|]", -1))
                .map(parts -> DynamicTest.dynamicTest(parts[1], () -> refused(parts[0], parts[1])));
    }

    @Test
    void malformed_utf8_is_refused() {
        for (String bytes : List.of(
                "\"\u00c0\u0080\"",
                "\"\u00ed\u00a0\u0080\"",
                "\"\u00f4\u0090\u0080\u0080\"",
                "\"\u00e0\u0080\u0080\"",
                "\"\u00f0\u0080\u0080\u0080\"",
                "\"\u00c3\"",
                "\"\u0080\"",
                "\"\u00e2\u0082\"",
                "\"\u00f8\u0088\u0080\u0080\u0080\"",
                "\"\u00c3")) {
            assertThatThrownBy(() -> JsonGuard.check(bytes.getBytes(ISO_8859_1)))
                    .as(bytes)
                    .hasMessageStartingWith("malformed UTF-8");
        }
    }

    @Test
    void limits_are_where_they_are_said_to_be() {
        JsonGuard.check(("[".repeat(32) + "]".repeat(32)).getBytes(UTF_8));
        refused("[".repeat(33) + "]".repeat(33), "more than 32 levels at byte 32");
        JsonGuard.check("9".repeat(64).getBytes(UTF_8));
        refused("9".repeat(65), "a number of more than 64 digits at byte 65");
        JsonGuard.check(members(1024).getBytes(UTF_8));
        refused(members(1025), "more than 1024 members at byte");
        JsonGuard.check(("\"" + "x".repeat(JsonGuard.MAX_BYTES - 2) + "\"").getBytes(UTF_8));
        refused("\"" + "x".repeat(JsonGuard.MAX_BYTES - 1) + "\"", "more than 122880 bytes");
    }

    @Test
    void a_message_never_quotes_the_content() {
        refused("{\"secret\":\"word\"} secret", "something after the end at byte 18");
    }

    @Test
    void ten_thousand_mutations_are_judged_as_the_reference_parser_judges_them() {
        Random random = new Random(20_261_123);
        Jsonb reference = JsonbBuilder.create();
        int passed = 0;
        long before = System.nanoTime();
        for (int round = 0; round < 10_000; round++) {
            byte[] json = Mutations.of(random, SEEDS.get(round % SEEDS.size()).getBytes(UTF_8));
            if (passes(json)) {
                passed++;
                // Stricter than the reference, never laxer.
                String inArray = "[" + new String(json, UTF_8) + "]";
                assertThatCode(() -> reference.fromJson(inArray, Object.class))
                        .as(inArray)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(passed).isBetween(200, 9_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void the_worst_content_is_judged_in_no_time() {
        // Members of one hash each, or nearly one name each, are compared with all others.
        StringBuilder json = new StringBuilder("{");
        String prefix = "x".repeat(100);
        for (int i = 0; i < 1024; i++) {
            json.append(i == 0 ? "" : ",").append('"').append(prefix).append(i).append("\":1");
        }
        byte[] bytes = json.append('}').toString().getBytes(UTF_8);
        long before = System.nanoTime();
        JsonGuard.check(bytes);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    private static boolean passes(byte[] json) {
        try {
            JsonGuard.check(json);
            return true;
        } catch (MalformedJsonException refused) {
            return false;
        }
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> JsonGuard.check(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageStartingWith(message);
    }

    private static String members(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append('"').append(i).append("\":0");
        }
        return json.append('}').toString();
    }
}
