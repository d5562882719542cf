// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import java.util.Objects;
import java.util.Optional;

/**
 * A conversation as one participant sees it at one moment. {@code toString} hides title and subject.
 *
 * @param id which
 * @param kind what it is
 * @param history what newcomers may read
 * @param title its title; direct conversations have none
 * @param subject the host's object that it hangs on
 * @param role the participant's role, or the last one held
 * @param present whether they still take part
 * @param firstReadable the first number that they may read
 * @param lastReadable the last number that they may read now
 * @param delivered their delivery mark
 * @param read their read mark
 */
public record ConversationInfo(
        ConversationId id,
        ConversationKind kind,
        HistoryPolicy history,
        Optional<String> title,
        Optional<String> subject,
        Role role,
        boolean present,
        long firstReadable,
        long lastReadable,
        long delivered,
        long read) {
    /** Refuses null. */
    public ConversationInfo {
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
