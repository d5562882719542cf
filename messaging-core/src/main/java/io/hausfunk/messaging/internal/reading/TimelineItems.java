// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardContent;
import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.timeline.Item;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of entries: one question for the counts of all that is about them, one for the latest edits. The last entry about a message is
 * never emptied by another one that is not about it, so the highest number among its counts says on what the item rests.
 */
public final class TimelineItems {
    private static final int TRIES = 3;

    private final EntryStore store;
    private final VisibleAnnexes annexes;
    private final EntryReader entries;
    private final AnnexDetails details;

    private TimelineItems(EntryStore store, VisibleAnnexes annexes, EntryReader entries, AnnexDetails details) {
        this.store = store;
        this.annexes = annexes;
        this.entries = entries;
        this.details = details;
    }

    /** Reads from these. */
    public static TimelineItems reading(
            EntryStore store,
            AnnexStore annexes,
            EntryReader entries,
            ReactionTexts texts,
            Polls polls,
            Identities identities) {
        return new TimelineItems(
                store, new VisibleAnnexes(annexes), entries, new AnnexDetails(annexes, texts, polls, identities));
    }

    List<TimelineItem> of(Actor actor, ReadableConversation readable, List<StoredEntry> stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        List<TimelineItem> items = null;
        // What is edited between two of the questions is asked for again.
        for (int i = 0; items == null; i++) {
            items = once(actor, readable, stored, i < TRIES);
        }
        return items;
    }

    private @Nullable List<TimelineItem> once(
            Actor actor, ReadableConversation readable, List<StoredEntry> stored, boolean again) {
        ConversationRef ref = readable.ref();
        List<Long> numbers = stored.stream().map(StoredEntry::sequence).toList();
        boolean present = readable.membership().participant().present();
        List<AnnexCount> counts = annexes.count(ref, numbers, present, readable.last());
        Map<Long, Entry> opened = opened(ref, stored, counts);
        Map<Long, Item.Annexed> about = details.of(actor, ref, numbers, polls(opened, numbers), counts);
        List<TimelineItem> items = new ArrayList<>(stored.size());
        for (StoredEntry one : stored) {
            Entry entry = Objects.requireNonNull(opened.get(one.sequence()));
            OptionalLong edit = latest(counts, one.sequence(), Relations.EDITS);
            OptionalLong change = latest(counts, one.sequence(), Relations.STATES);
            Entry changed = change.isPresent() ? opened.get(change.getAsLong()) : null;
            Entry shown = edit.isPresent() ? opened.getOrDefault(edit.getAsLong(), entry) : entry;
            Content content = content(counts, entry, shown);
            if (again
                    && ((edit.isPresent() && replaced(content)) || (changed != null && replaced(changed.content())))) {
                return null;
            }
            items.add(Item.of(
                    entry, shown, content, card(entry, changed), Objects.requireNonNull(about.get(one.sequence()))));
        }
        return items;
    }

    private static Optional<CardState> card(Entry entry, @Nullable Entry changed) {
        if (!(entry.content() instanceof CardContent card)) {
            return Optional.empty();
        }
        return Optional.of(
                changed != null && changed.content() instanceof CardChanged now ? now.state() : card.begin(entry.at()));
    }

    private static Map<Long, PollContent> polls(Map<Long, Entry> opened, List<Long> numbers) {
        Map<Long, PollContent> polls = new HashMap<>();
        for (long number : numbers) {
            if (Objects.requireNonNull(opened.get(number)).content() instanceof PollContent poll) {
                polls.put(number, poll);
            }
        }
        return polls;
    }

    private static boolean replaced(Content content) {
        return content instanceof RemovedContent removed && removed.removal() == Removal.REPLACED;
    }

    /** The entries themselves, the latest edits of them, and the latest changes of cards. */
    private Map<Long, Entry> opened(ConversationRef ref, List<StoredEntry> stored, List<AnnexCount> counts) {
        List<EntryRange> edits = counts.stream()
                .filter(count -> count.key().relation().equals(Relations.EDITS)
                        || count.key().relation().equals(Relations.STATES))
                .map(count -> new EntryRange(ref, count.latest() - 1, count.latest()))
                .toList();
        List<StoredEntry> all = new ArrayList<>(stored);
        if (!edits.isEmpty()) {
            all.addAll(store.read(edits, edits.size()));
        }
        Map<Long, Entry> opened = new HashMap<>();
        entries.open(ref.tenant(), all).forEach(entry -> opened.put(entry.sequence(), entry));
        return opened;
    }

    private static OptionalLong latest(List<AnnexCount> counts, long target, Relation relation) {
        return counts.stream()
                .filter(count ->
                        count.key().target() == target && count.key().relation().equals(relation))
                .mapToLong(AnnexCount::latest)
                .findFirst();
    }

    private static Content content(List<AnnexCount> counts, Entry entry, Entry shown) {
        Removal removal = null;
        for (AnnexCount count : counts) {
            if (count.key().target() == entry.sequence()) {
                Removal found = Removals.removal(count.key().relation());
                removal = removal == null || (found != null && found.compareTo(removal) < 0) ? found : removal;
            }
        }
        if (removal != null) {
            return RemovedContent.of(removal);
        }
        return shown.content() instanceof MessageEdited edited ? edited.content() : shown.content();
    }
}
