// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the factories of content share. */
final class ContentArguments {
    private ContentArguments() {}

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, name + " is null");
        }
        return value;
    }

    static <T> List<T> list(@Nullable T value) {
        return List.of(required(value, "attachment"));
    }

    static void inRange(boolean kept, String rule) {
        if (!kept) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, rule);
        }
    }
}
