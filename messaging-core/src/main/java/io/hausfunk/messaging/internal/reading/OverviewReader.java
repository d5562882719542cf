// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.conversation.OverviewPosition;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.personal.Personal;
import io.hausfunk.messaging.internal.personal.PersonalRecords;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.ConversationStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The overview of a person: a handful of questions to the store for each page, whatever its size. Blocks. */
public final class OverviewReader {
    /** A call ends after this many, also if the person may read none of them. */
    private static final int MOST_PASSED_OVER = 2000;

    private final AccessControl accessControl;
    private final ConversationStore store;
    private final LatestEntries latest;
    private final UnreadCounts counts;
    private final DirectPartners partners;
    private final PersonalRecords personal;

    /** Reads from these. */
    public OverviewReader(
            AccessControl accessControl,
            ConversationStore store,
            LatestEntries latest,
            UnreadCounts counts,
            DirectPartners partners,
            PersonalRecords personal) {
        this.accessControl = accessControl;
        this.store = store;
        this.latest = latest;
        this.counts = counts;
        this.partners = partners;
        this.personal = personal;
    }

    /** A page: as many as asked for, unless there are no more or too many were passed over. */
    public OverviewPage page(Actor actor, Optional<OverviewPosition> after, int limit) {
        ActivityPosition position = after.map(OverviewPositions::read).orElse(null);
        List<ConversationOverview> found = new ArrayList<>();
        for (int passed = 0; passed < MOST_PASSED_OVER && found.size() < limit; ) {
            int wanted = limit - found.size();
            List<Activity> page = store.activityOf(actor.tenant(), actor.person(), position, wanted);
            found.addAll(items(actor, page));
            if (page.size() < wanted) {
                return new ReadOverview(found, Optional.empty());
            }
            passed += page.size();
            position = page.get(page.size() - 1).position();
        }
        return new ReadOverview(found, Optional.ofNullable(position).map(OverviewPositions::write));
    }

    /** Those of some conversations that the person may read, in any order. */
    public List<ConversationOverview> of(Actor actor, Collection<ConversationId> conversations) {
        return items(actor, store.activityIn(actor.tenant(), actor.person(), conversations));
    }

    private List<ConversationOverview> items(Actor actor, List<Activity> activities) {
        Map<ConversationId, ReadableConversation> readable = new HashMap<>();
        accessControl
                .readable(actor, activities.stream().map(Activity::membership).toList(), Operation.OVERVIEW)
                .forEach(one -> readable.put(one.ref().conversation(), one));
        List<Activity> shown =
                activities.stream().filter(one -> readable.containsKey(id(one))).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        List<ConversationId> ids = shown.stream().map(OverviewReader::id).toList();
        Map<ConversationId, Entry> entries = latest.of(actor.tenant(), shown);
        Map<ConversationId, Long> unread = counts.messages(actor, ids);
        Map<ConversationId, Long> mentions = counts.mentions(actor, ids);
        Map<ConversationId, UserId> others = partners.of(actor, shown);
        Map<ConversationId, Personal> own = personal.of(actor, ids);
        List<ConversationOverview> items = new ArrayList<>(ids.size());
        for (ConversationId id : ids) {
            Entry entry = entries.get(id);
            if (entry != null) {
                Personal mine = Objects.requireNonNull(own.get(id));
                items.add(new OverviewItem(
                        ConversationReader.info(Objects.requireNonNull(readable.get(id))),
                        Optional.ofNullable(others.get(id)),
                        entry,
                        unread.getOrDefault(id, 0L),
                        mentions.getOrDefault(id, 0L),
                        mine.settings(),
                        mine.draft()));
            }
        }
        return items;
    }

    private static ConversationId id(Activity activity) {
        return activity.membership().conversation().ref().conversation();
    }
}
