// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The engine's {@link ConversationInfo}. */
public record ConversationView(
        ConversationId id,
        ConversationKind kind,
        HistoryPolicy history,
        Optional<String> title,
        Optional<String> subject,
        Optional<Duration> timeToLive,
        Role role,
        boolean present,
        long firstReadable,
        long lastReadable,
        long delivered,
        long read)
        implements ConversationInfo {
    /** Refuses null; copies lists. */
    public ConversationView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(role, "role");
    }

    @Override
    public String toString() {
        return "ConversationInfo[" + id + " " + kind + " " + role + (present ? "" : " former") + "]";
    }
}
