// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One form for all that means the same. */
class CanonicalJsonTest {
    @TestFactory
    Stream<DynamicTest> what_means_the_same_is_written_the_same() {
        return """
                {"b":1,"a":{"d":[1, 2 ,{}],"c":null}} | {"a":{"c":null,"d":[1,2,{}]},"b":1}
                 [ ] | []
                {"\\u20ac":1,"\\ud83d\\ude00":2,"\\ufb33":3,"1":4} | {"1":4,"€":1,"😀":2,"\ufb33":3}
                "\\u0041\\/\\n\\u000a\\u001f" | "A/\\n\\n\\u001f"
                "\\"\\\\\\b\\f\\r\\t" | "\\"\\\\\\b\\f\\r\\t"
                1.0 | 1
                -0.0 | 0
                0e9 | 0
                100 | 100
                1E2 | 100
                1.50 | 1.5
                9007199254740993 | 9007199254740993
                0.000001 | 0.000001
                0.00000012 | 1.2e-7
                1e63 | 1000000000000000000000000000000000000000000000000000000000000000
                1e64 | 1e+64
                -1.50E+80 | -1.5e+80
                1.7976931348623157E308 | 1.7976931348623157e+308
                4.9E-324 | 4.9e-324
                true | true
                """.lines().map(line -> line.split(" [|] ", -1)).map(parts -> DynamicTest.dynamicTest(
                parts[0], () -> assertThat(canonical(parts[0])).isEqualTo(parts[1])));
    }

    @Test
    void letters_that_only_look_odd_are_not_escaped() {
        assertThat(canonical("\"\\u007f\\u2028\\u00e4\"")).isEqualTo("\"\u007f\u2028\u00e4\"");
    }

    @Test
    void the_range_of_numbers_is_that_of_the_guard() {
        assertThatThrownBy(() -> canonical("12e399"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("a number out of range at byte 0");
    }

    @Test
    void what_is_canonical_passes_the_guard_and_stays_as_it_is() {
        Random random = new Random(42);
        String[] seeds = {
            "{\"b\":[1.50,-2e+10,10e398,true,null],\"a\":{\"\\u00e4\":\"\\ud83d\\ude00\\n\"},\"\":0.0000001234}",
            "[123456789012345678901234567890123456789012345678901234567890123.4,1e-399,0.00012e-3]"
        };
        int canonical = 0;
        for (int round = 0; round < 10_000; round++) {
            byte[] json = Mutations.of(random, seeds[round % 2].getBytes(UTF_8));
            byte[] once;
            try {
                once = CanonicalJson.of(json);
            } catch (MalformedJsonException refused) {
                continue;
            }
            canonical++;
            assertThat(CanonicalJson.of(once)).as(new String(json, UTF_8)).isEqualTo(once);
        }
        assertThat(canonical).isGreaterThan(500);
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.of(json.getBytes(UTF_8)), UTF_8);
    }
}
