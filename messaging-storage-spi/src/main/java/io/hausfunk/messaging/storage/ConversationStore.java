// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations and who takes part in them. They change only through entries. */
public interface ConversationStore {
    /**
     * Creates a conversation together with its first entry, which brings its first participants: the entry gets number
     * 1, and head and membership become 1. The entry's {@code expectedMembership} is ignored, its conversation must be
     * the same as {@code conversation.ref()} ({@link IllegalArgumentException}). If it describes the conversation, that counts.
     *
     * @return true if it was created by this call; false if a conversation with this key exists already, whatever it
     *     is like: then nothing is written
     */
    boolean create(NewConversation conversation, NewEntry first);

    /** The conversation as it stands. */
    Optional<StoredConversation> find(ConversationRef conversation);

    /** The conversation and one person's row in it, as of the same moment; empty if either does not exist. */
    Optional<Membership> membership(ConversationRef conversation, PersonKey person);

    /** The conversation and all who take or took part in it, as of the same moment. */
    Optional<Roster> roster(ConversationRef conversation);

    /**
     * Every conversation in which a person takes or took part, ordered by conversation id in any fixed order of the
     * store's own, by pages.
     *
     * @param after the last conversation of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<Membership> membershipsOf(TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit);
}
