// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.List;

/**
 * What a node answered.
 *
 * @param verdict {@code OK}, {@code FAIL} or {@code UNKNOWN}
 * @param words what follows: values, or the code of an error
 */
public record NodeAnswer(String verdict, List<String> words) {
    /** Copies the list. */
    public NodeAnswer {
        words = List.copyOf(words);
    }

    static NodeAnswer unknown(String code) {
        return new NodeAnswer("UNKNOWN", List.of(code));
    }

    /** Whether it was done. */
    public boolean ok() {
        return verdict.equals("OK");
    }

    /** Whether nobody knows what became of it. */
    public boolean unknown() {
        return verdict.equals("UNKNOWN");
    }

    /** The first word: a value or a code. */
    public String first() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** One of the values, as a number. */
    public long number(int index) {
        return Long.parseLong(words.get(index));
    }
}
