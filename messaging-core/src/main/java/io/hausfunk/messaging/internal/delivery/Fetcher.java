// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessFacts;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.delivery.RecentEntries.Recent;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.internal.reading.MissingEntries;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds out what a listener gets next in a conversation: from memory if it is there, otherwise from the store. */
public final class Fetcher {
    /** The most entries of one step. */
    static final int PAGE = 100;

    private final EntryStore store;
    private final RecentEntries recent;
    private final EntryReader reader;
    private final Rosters rosters;
    private final Access access;
    private final int maxBehind;

    /** A listener that is more than {@code maxBehind} entries behind is told to read for itself. */
    public Fetcher(
            EntryStore store, RecentEntries recent, EntryReader reader, Rosters rosters, Access access, int maxBehind) {
        this.store = store;
        this.recent = recent;
        this.reader = reader;
        this.rosters = rosters;
        this.access = access;
        this.maxBehind = maxBehind;
    }

    /**
     * What comes behind a position. Throws if that cannot be found out now: then the position stays, and nothing is lost.
     *
     * <p>The roster that decides is at least as new as every change of participants up to the last fetched entry: the
     * floor covers what came before the position, and a change among the fetched ones is seen by its effects.
     */
    FetchResult next(Actor actor, ConversationRef ref, long position, long floor, long knownHead) {
        List<Recent> fetched = fetch(ref, position);
        long needed = floor;
        for (Recent entry : fetched) {
            needed = Math.max(needed, entry.membership());
        }
        CachedRoster roster = rosters.atLeast(ref, needed).orElseThrow(Access::refused);
        Participant row = roster.participant(actor.person());
        access.decide(actor, Operation.RECEIVE, new AccessFacts(roster.kind(), row, roster.terms()))
                .require();
        Participant me = Objects.requireNonNull(row);

        long end = me.left() == 0 ? Long.MAX_VALUE : me.left();
        long first = Math.max(position, me.visibleFrom() - 1);
        long head = Math.min(Math.max(knownHead, roster.knownHead()), end);
        if (head - first > maxBehind) {
            return new FetchResult(ref, List.of(), new Gap(ref.conversation(), first, head), head);
        }
        List<Recent> visible = fetched.stream()
                .filter(entry ->
                        entry.stored().sequence() > first && entry.stored().sequence() <= end)
                .toList();
        long last = fetched.isEmpty()
                ? position
                // Not beyond the person's leaving: who comes back may be allowed to read what was said meanwhile.
                : Math.max(
                        position,
                        Math.min(end, fetched.get(fetched.size() - 1).stored().sequence()));
        List<Entry> opened = open(actor, visible);
        List<Entry> said = opened.isEmpty()
                ? opened
                : MissingEntries.said(
                        ref.conversation(),
                        first,
                        opened,
                        opened.get(opened.size() - 1).sequence());
        return new FetchResult(ref, said, null, last);
    }

    /** Where a listener starts over, and under which membership at least to decide from there on. */
    record Start(FetchResult result, long floor) {}

    /** Everything that somebody may read now is a gap, to be read anew; an empty one where they take no part any more. */
    Start anew(Actor actor, ConversationRef ref) {
        CachedRoster roster = rosters.load(ref).orElse(null);
        Participant row = roster == null ? null : roster.participant(actor.person());
        if (roster == null
                || row == null
                || !access.decide(actor, Operation.RECEIVE, new AccessFacts(roster.kind(), row, roster.terms()))
                        .allowed()) {
            return new Start(new FetchResult(ref, List.of(), new Gap(ref.conversation(), 0, 0), 0), 0);
        }
        long head = row.left() == 0 ? roster.knownHead() : Math.min(row.left(), roster.knownHead());
        Gap gap = new Gap(ref.conversation(), Math.max(0, row.visibleFrom() - 1), head);
        return new Start(new FetchResult(ref, List.of(), gap, head), roster.membership());
    }

    private List<Recent> fetch(ConversationRef ref, long position) {
        List<Recent> inMemory = recent.after(ref, position, PAGE);
        if (!inMemory.isEmpty()) {
            return inMemory;
        }
        return store.read(List.of(new EntryRange(ref, position, Long.MAX_VALUE)), PAGE).stream()
                .map(Recent::new)
                .toList();
    }

    private List<Entry> open(Actor actor, List<Recent> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        // Several listeners come for the same entries at the same moment: those who wait find them open.
        synchronized (entries.get(0).opening()) {
            openAll(actor, entries);
        }
        List<Entry> all = new ArrayList<>(entries.size());
        entries.forEach(
                entry -> all.add(reader.current(actor, entry.stored(), Objects.requireNonNull(entry.opened()))));
        return all;
    }

    private void openAll(Actor actor, List<Recent> entries) {
        List<Recent> closed =
                entries.stream().filter(entry -> entry.opened() == null).toList();
        List<Entry> opened = reader.openForAll(
                actor.tenant(), closed.stream().map(Recent::stored).toList());
        for (int i = 0; i < closed.size(); i++) {
            closed.get(i).opened(opened.get(i));
        }
    }
}
