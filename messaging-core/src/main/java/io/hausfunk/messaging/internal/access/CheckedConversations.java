// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a store, as far as the engine may use what it finds there. A person's place in a conversation is shown
 * as of the time up to which that person may read: whoever went sees the description, the head and the marks of that time,
 * whatever is asked for.
 */
public final class CheckedConversations implements ConversationStore {
    private final ConversationStore store;

    /** Asks this store. */
    public CheckedConversations(ConversationStore store) {
        this.store = store;
    }

    @Override
    public boolean create(NewConversation conversation, NewEntry first) {
        return store.create(conversation, first);
    }

    @Override
    public Optional<StoredConversation> find(ConversationRef conversation) {
        return store.find(conversation);
    }

    @Override
    public Optional<Membership> membership(ConversationRef conversation, PersonKey person) {
        return store.membership(conversation, person).map(CheckedConversations::asSeen);
    }

    @Override
    public Optional<Roster> roster(ConversationRef conversation) {
        return store.roster(conversation);
    }

    @Override
    public List<Membership> membershipsOf(
            TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit) {
        return store.membershipsOf(tenant, person, after, limit).stream()
                .map(CheckedConversations::asSeen)
                .toList();
    }

    @Override
    public List<Activity> activityOf(TenantId tenant, PersonKey person, @Nullable Activity after, int limit) {
        return asSeen(store.activityOf(tenant, person, after, limit));
    }

    @Override
    public List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> conversations) {
        return asSeen(store.activityIn(tenant, person, conversations));
    }

    @Override
    public Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> conversations) {
        return store.presentIn(tenant, conversations);
    }

    private static List<Activity> asSeen(List<Activity> found) {
        return found.stream()
                .map(one -> new Activity(asSeen(one.membership()), one.latest(), one.at()))
                .toList();
    }

    private static Membership asSeen(Membership membership) {
        Participant row = membership.participant();
        SealedProfile last = row.lastProfile();
        if (row.present() || last == null) {
            return membership;
        }
        StoredConversation now = membership.conversation();
        long end = row.left();
        return new Membership(
                now.but()
                        .profile(last)
                        .head(Math.min(now.head(), end))
                        .membership(Math.min(now.membership(), end))
                        .build(),
                row.but()
                        .marks(Math.min(row.delivered(), end), Math.min(row.read(), end))
                        .build());
    }
}
