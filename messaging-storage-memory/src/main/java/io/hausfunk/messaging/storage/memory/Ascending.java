// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import java.util.Arrays;

/** Numbers that are added in ascending order. */
final class Ascending {
    private long[] numbers = new long[8];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** How many are above {@code after} and at most {@code upTo}. */
    long count(long after, long upTo) {
        return Math.max(0, upTo(upTo) - upTo(after));
    }

    private int upTo(long bound) {
        int found = Arrays.binarySearch(numbers, 0, size, bound);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
