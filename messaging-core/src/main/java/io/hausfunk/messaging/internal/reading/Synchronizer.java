// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands over what a device missed, over all conversations of its person. Blocks. */
public final class Synchronizer {
    private final AccessControl accessControl;
    private final Memberships memberships;
    private final EntryStore store;
    private final EntryReader entries;
    private final DevicePositions devices;

    /** Reads from these. */
    public Synchronizer(
            AccessControl accessControl,
            Memberships memberships,
            EntryStore store,
            EntryReader entries,
            DevicePositions devices) {
        this.accessControl = accessControl;
        this.memberships = memberships;
        this.store = store;
        this.entries = entries;
        this.devices = devices;
    }

    /** The next page behind a cursor. */
    public SyncPage sync(Actor actor, Cursor since, int limit) {
        Positions from = devices.read(actor, since);
        Map<ConversationId, Long> positions = new HashMap<>();
        Map<EntryRange, ReadableConversation> ranges = new LinkedHashMap<>();
        memberships.forEachPage(actor, page -> {
            for (Membership membership : page) {
                positions.put(membership.conversation().ref().conversation(), from.in(membership));
            }
            for (ReadableConversation readable : accessControl.readable(actor, page, Operation.READ)) {
                long position = positions.getOrDefault(readable.ref().conversation(), 0L);
                if (readable.last() > position) {
                    long after = Math.max(position, readable.first() - 1);
                    ranges.put(new EntryRange(readable.ref(), after, readable.last()), readable);
                }
            }
        });
        return page(actor, from, positions, ranges, limit);
    }

    /** The first entries of the ranges; a range that does not agree with who takes part is removed. */
    private List<StoredEntry> read(Map<EntryRange, ReadableConversation> ranges, int limit) {
        List<StoredEntry> stored = ranges.isEmpty() ? List.of() : store.read(List.copyOf(ranges.keySet()), limit);
        Set<ConversationRef> shown =
                stored.stream().map(StoredEntry::conversation).collect(Collectors.toSet());
        boolean removed = ranges.values().removeIf(one -> shown.contains(one.ref()) && !accessControl.agrees(one));
        return removed ? read(ranges, limit) : stored;
    }

    /** With what is missing, as far as the store was asked: up to the last entry of a page that is full. */
    private static List<Entry> said(Collection<EntryRange> ranges, List<Entry> opened, int limit) {
        List<Entry> all = new ArrayList<>(opened.size());
        int next = 0;
        for (EntryRange range : ranges) {
            ConversationId conversation = range.conversation().conversation();
            int from = next;
            while (next < opened.size() && opened.get(next).conversation().equals(conversation)) {
                next++;
            }
            boolean cutOff = next == opened.size() && opened.size() == limit;
            if (cutOff && from == next) {
                break;
            }
            long upTo = cutOff ? opened.get(next - 1).sequence() : range.upTo();
            all.addAll(MissingEntries.said(conversation, range.after(), opened.subList(from, next), upTo));
        }
        return all;
    }

    private SyncPage page(
            Actor actor,
            Positions from,
            Map<ConversationId, Long> positions,
            Map<EntryRange, ReadableConversation> ranges,
            int limit) {
        List<StoredEntry> stored = read(ranges, limit);
        List<Entry> opened = said(ranges.keySet(), entries.open(actor, stored), limit);
        Map<ConversationId, Long> moved = new HashMap<>();
        opened.forEach(entry -> moved.put(entry.conversation(), entry.sequence()));
        positions.putAll(moved);
        // A page that is not full is the last one: what is missing up to the heads was said.
        boolean more = stored.size() == limit
                && ranges.keySet().stream()
                        .anyMatch(range ->
                                positions.getOrDefault(range.conversation().conversation(), 0L) < range.upTo());
        Positions next = devices.fitting(actor, from.with(moved));
        return new SyncedPage(opened, DevicePositions.cursor(actor, next), more);
    }
}
