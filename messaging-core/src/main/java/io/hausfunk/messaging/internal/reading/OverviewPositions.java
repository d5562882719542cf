// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ActivityPosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** What a position in an overview says: milliseconds and a conversation. */
final class OverviewPositions {
    private OverviewPositions() {}

    static OverviewPosition write(ActivityPosition position) {
        return new OverviewPosition(
                position.at().toEpochMilli() + "." + position.conversation().value());
    }

    static ActivityPosition read(OverviewPosition position) {
        String value = position.value();
        int dot = value.indexOf('.');
        try {
            return new ActivityPosition(
                    Instant.ofEpochMilli(Long.parseLong(value.substring(0, Math.max(0, dot)))),
                    new ConversationId(UUID.fromString(value.substring(dot + 1))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidInputException(ErrorCode.CURSOR_INVALID, "not a position in an overview");
        }
    }
}
