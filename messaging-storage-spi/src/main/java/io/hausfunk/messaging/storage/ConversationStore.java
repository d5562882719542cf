// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations and who takes part in them. They change only through entries. */
public interface ConversationStore {
    /**
     * Creates a conversation together with its first entry, which brings its first participants: the entry gets number
     * 1, and head and membership become 1. The entry's {@code expectedMembership} is ignored, its conversation must be
     * the same as {@code conversation.ref()} ({@link IllegalArgumentException}). If it describes the conversation, that counts.
     * An {@code expectedHistory} other than the present one is {@code HISTORY_CHANGED}, with nothing written.
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

    /**
     * Every conversation in which a person takes or took part, by the time of its latest entry of interest, the latest first, and then
     * in any fixed order of the store's own, by pages. Of interest is an entry that counts as unread or is {@link Effect.About about}
     * no other; for somebody who went it is the entry with which they went. Emptying an entry changes nothing here.
     *
     * <p>A conversation that gets a new latest entry while pages are read may move to a page that was read already.
     *
     * @param after the position of the last one of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<Activity> activityOf(TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit);

    /**
     * The same for some conversations, in no order.
     *
     * @param conversations up to 1000 conversations, also none
     * @return those in which the person takes or took part; others are absent
     */
    List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> conversations);

    /**
     * Those who take part in some conversations now; to be asked for small ones.
     *
     * @param conversations up to 1000 conversations, also none
     * @return present participants for each conversation that exists; others are absent
     */
    Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> conversations);

    /**
     * The conversations of one kind that were created at or after a time, by the time of their creation and then in any fixed order of the
     * store's own, by pages.
     *
     * @param since the earliest {@link StoredConversation#createdAt()}, cut to the millisecond
     * @param after the last conversation of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<StoredConversation> ofKind(
            TenantId tenant, ConversationKind kind, Instant since, @Nullable StoredConversation after, int limit);
}
