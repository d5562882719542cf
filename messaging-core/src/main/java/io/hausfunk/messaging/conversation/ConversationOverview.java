// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * One conversation in the overview of a person, as of one moment. {@code toString} shows ids and numbers only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ConversationOverview {
    /** The conversation itself. */
    ConversationInfo info();

    /** In a direct conversation, the other person; empty for other kinds, and if that person was erased. */
    Optional<UserId> other();

    /**
     * The latest entry to look at: a message, a reply in a thread, or a change of participants or title; not a reaction or an edit. For
     * somebody who went, the entry with which they went.
     */
    Entry latest();

    /** How many messages by others the person has not read. */
    long unread();

    /** How many of them mention the person, by name or with everyone. */
    long mentions();

    /** How the person wants to have it. */
    ConversationSettings settings();

    /** What the person began to write there, on any device. */
    Optional<Draft> draft();
}
