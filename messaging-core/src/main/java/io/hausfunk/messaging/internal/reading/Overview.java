// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.ConversationPage;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.Membership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sees of all their conversations. Blocks. */
public final class Overview {
    /** A call ends after this many, also if the person may read none of them. */
    private static final int MOST_PASSED_OVER = 2000;

    private final AccessControl accessControl;
    private final Memberships memberships;
    private final MarkStore marks;

    /** Reads from these. */
    public Overview(AccessControl accessControl, Memberships memberships, MarkStore marks) {
        this.accessControl = accessControl;
        this.memberships = memberships;
        this.marks = marks;
    }

    /** A page of conversations: as many as asked for, unless there are no more or too many were passed over. */
    public ConversationPage page(Actor actor, Optional<ConversationId> after, int limit) {
        List<ConversationInfo> found = new ArrayList<>();
        ConversationId position = after.orElse(null);
        int wanted = limit;
        for (int passed = 0; passed < MOST_PASSED_OVER; passed += wanted) {
            List<Membership> page = memberships.page(actor, position, wanted);
            for (ReadableConversation readable : accessControl.readable(actor, page, Operation.INFO)) {
                found.add(ConversationReader.info(readable));
                if (found.size() == limit && !isLast(page, readable)) {
                    return ConversationPage.of(found, Optional.of(readable.ref().conversation()));
                }
            }
            if (page.size() < wanted) {
                return ConversationPage.of(found, Optional.empty());
            }
            position = id(page.get(page.size() - 1));
            if (found.size() == limit) {
                break;
            }
            wanted = Memberships.PAGE;
        }
        return ConversationPage.of(found, Optional.ofNullable(position));
    }

    private static boolean isLast(List<Membership> page, ReadableConversation readable) {
        return id(page.get(page.size() - 1)).equals(readable.ref().conversation());
    }

    private static ConversationId id(Membership membership) {
        return membership.conversation().ref().conversation();
    }

    /** How many messages are not read, where there are any. */
    public Map<ConversationId, Long> unread(Actor actor) {
        Map<ConversationId, Long> counts = new HashMap<>();
        memberships.forEachPage(actor, page -> {
            List<ConversationId> ids = accessControl.readable(actor, page, Operation.UNREAD).stream()
                    .map(readable -> readable.ref().conversation())
                    .toList();
            if (!ids.isEmpty()) {
                counts.putAll(marks.unread(actor.tenant(), actor.person(), ids));
            }
        });
        counts.values().removeIf(count -> count == 0);
        return Map.copyOf(counts);
    }
}
