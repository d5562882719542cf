// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.time.Duration;

/** What may become of messages once they are sent. Immutable; the same on every node. */
public final class MessageRules {
    private static final MessageRules DEFAULTS = new MessageRules(Duration.ofHours(6), false);
    private static final Duration LONGEST = Duration.ofDays(3653);

    private final Duration editWindow;
    private final boolean keepsVersions;

    private MessageRules(Duration editWindow, boolean keepsVersions) {
        this.editWindow = editWindow;
        this.keepsVersions = keepsVersions;
    }

    /** Authors edit and take back for six hours; an edit removes what the message said before. */
    public static MessageRules defaults() {
        return DEFAULTS;
    }

    /**
     * The same with another time, by the engine's clock, in which authors may edit and take back what they sent. Zero: never. Refuses
     * null, negative times and more than ten years with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public MessageRules editWindow(Duration time) {
        if (time == null || time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "an edit window is zero to ten years");
        }
        return new MessageRules(time, keepsVersions);
    }

    /**
     * The same, with the versions of an edited message kept: everybody who may read the message reads them in the sequence. The last
     * hundred versions are kept. Whatever removes the message removes all of them.
     */
    public MessageRules keepingVersions() {
        return new MessageRules(editWindow, true);
    }

    /** In which time authors may edit and take back. */
    public Duration editWindow() {
        return editWindow;
    }

    /** Whether versions of edited messages are kept. */
    public boolean keepsVersions() {
        return keepsVersions;
    }

    @Override
    public String toString() {
        return "MessageRules[" + editWindow + (keepsVersions ? ", versions kept]" : "]");
    }
}
