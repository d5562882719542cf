// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import java.util.Objects;
import java.util.Optional;

/**
 * How somebody wants to be seen while a device of theirs is connected. Forgotten with the last device. {@code toString}
 * hides the text.
 *
 * @param kind as what
 * @param status with which words; shown with every kind but {@link Kind#HIDDEN}
 */
public record PresenceChoice(Kind kind, Optional<StatusText> status) {
    /** As what somebody wants to be seen. */
    public enum Kind {
        /** Online while something is done on a device, away otherwise. */
        AUTOMATIC,
        /** Busy. */
        BUSY,
        /** Away. */
        AWAY,
        /** Like somebody who is not connected. Everything else works as before. */
        HIDDEN
    }

    /** Refuses null. */
    public PresenceChoice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
    }

    /** Online or away, as it is. */
    public static PresenceChoice automatic() {
        return new PresenceChoice(Kind.AUTOMATIC, Optional.empty());
    }

    /** Busy. */
    public static PresenceChoice busy() {
        return new PresenceChoice(Kind.BUSY, Optional.empty());
    }

    /** Away. */
    public static PresenceChoice away() {
        return new PresenceChoice(Kind.AWAY, Optional.empty());
    }

    /** Like somebody who is not connected. */
    public static PresenceChoice hidden() {
        return new PresenceChoice(Kind.HIDDEN, Optional.empty());
    }

    /** The same with these words. */
    public PresenceChoice saying(StatusText text) {
        return new PresenceChoice(kind, Optional.of(text));
    }

    @Override
    public String toString() {
        return "PresenceChoice[" + kind + "]";
    }
}
