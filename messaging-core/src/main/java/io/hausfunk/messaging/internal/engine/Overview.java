// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.ConversationInfo;
import io.hausfunk.messaging.Cursor;
import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.SyncPage;
import io.hausfunk.messaging.access.AccessQuestion;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads over all conversations of a person. Blocks. */
final class Overview {
    private static final int PAGE = 500;

    private final Parts parts;

    Overview(Parts parts) {
        this.parts = parts;
    }

    List<ConversationInfo> page(Actor actor, Optional<ConversationId> after, int limit) {
        List<Membership> page = parts.storage()
                .conversations()
                .membershipsOf(actor.tenant(), actor.person(), after.orElse(null), limit);
        Map<Membership, Profile> readable = readable(actor, page, Operation.INFO);
        List<ConversationInfo> infos = new ArrayList<>();
        readable.forEach((membership, profile) -> infos.add(Reader.info(membership, profile)));
        return infos;
    }

    Map<ConversationId, Long> unread(Actor actor) {
        Map<ConversationId, Long> counts = new HashMap<>();
        ConversationId after = null;
        List<Membership> page;
        do {
            page = memberships(actor, after);
            List<ConversationId> ids = readable(actor, page, Operation.UNREAD).keySet().stream()
                    .map(membership -> membership.conversation().ref().conversation())
                    .toList();
            if (!ids.isEmpty()) {
                counts.putAll(parts.storage().marks().unread(actor.tenant(), actor.person(), ids));
            }
            after = last(page);
        } while (page.size() == PAGE);
        counts.values().removeIf(count -> count == 0);
        return Map.copyOf(counts);
    }

    SyncPage sync(Actor actor, Cursor since, int limit) {
        Positions from = Positions.of(actor, since);
        Map<ConversationId, Long> positions = new HashMap<>();
        List<EntryRange> ranges = new ArrayList<>();
        ConversationId after = null;
        List<Membership> page;
        do {
            page = memberships(actor, after);
            Map<Membership, Profile> readable = readable(actor, page, Operation.READ);
            for (Membership membership : page) {
                long position = from.in(membership);
                long upTo = Reader.lastReadable(membership);
                positions.put(membership.conversation().ref().conversation(), position);
                if (upTo > position && readable.containsKey(membership)) {
                    long first = Math.max(position, Reader.firstReadable(membership) - 1);
                    ranges.add(new EntryRange(membership.conversation().ref(), first, upTo));
                }
            }
            after = last(page);
        } while (page.size() == PAGE);
        return page(actor, positions, ranges, limit);
    }

    private SyncPage page(Actor actor, Map<ConversationId, Long> positions, List<EntryRange> ranges, int limit) {
        List<StoredEntry> stored =
                ranges.isEmpty() ? List.of() : parts.storage().entries().read(ranges, limit);
        List<Entry> entries = parts.reader().open(actor.tenant(), stored);
        entries.forEach(entry -> positions.put(entry.conversation(), entry.sequence()));
        // A page that is not full is the last one, even if rows are missing that the heads promise.
        boolean more = stored.size() == limit
                && ranges.stream()
                        .anyMatch(range ->
                                positions.getOrDefault(range.conversation().conversation(), 0L) < range.upTo());
        return new SyncPage(entries, Positions.cursor(actor, positions), more);
    }

    private List<Membership> memberships(Actor actor, @Nullable ConversationId after) {
        return parts.storage().conversations().membershipsOf(actor.tenant(), actor.person(), after, PAGE);
    }

    /** Those that this person may read now, with the host asked once for all of them. */
    private Map<Membership, Profile> readable(Actor actor, List<Membership> page, Operation operation) {
        Map<Membership, Profile> profiles = new LinkedHashMap<>();
        page.forEach(membership -> {
            Profile profile = profile(membership);
            if (profile != null) {
                profiles.put(membership, profile);
            }
        });
        List<AccessQuestion> questions = profiles.values().stream()
                .flatMap(profile -> profile.terms().subject().stream())
                .map(subject -> new AccessQuestion(actor.tenant(), actor.user(), subject, AccessQuestion.Action.READ))
                .toList();
        parts.access().policy().prepare(questions);
        profiles.entrySet().removeIf(entry -> !allowed(actor, operation, entry.getKey(), entry.getValue()));
        return profiles;
    }

    private boolean allowed(Actor actor, Operation operation, Membership membership, Profile profile) {
        try {
            parts.access()
                    .require(
                            actor,
                            operation,
                            membership.conversation().kind(),
                            membership.participant(),
                            profile.terms());
            return true;
        } catch (NotPermittedException e) {
            return false;
        }
    }

    /** Null for a conversation whose key is gone: there is nothing left to read in it. */
    private @Nullable Profile profile(Membership membership) {
        try {
            return parts.profiles().open(membership.conversation());
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable ConversationId last(List<Membership> page) {
        return page.isEmpty()
                ? null
                : page.get(page.size() - 1).conversation().ref().conversation();
    }
}
