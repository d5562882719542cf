// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Checks of numbers, made by the call itself. */
final class Arguments {
    private static final int MAX_LIMIT = 500;

    private Arguments() {}

    static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a limit is 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    static long sequence(long sequence) {
        if (sequence < 0) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "entries are numbered from 1");
        }
        return sequence;
    }

    /** For null where a value is needed: the programmer's mistake fails at once, with a code of its own. */
    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, name + " is null");
        }
        return value;
    }
}
