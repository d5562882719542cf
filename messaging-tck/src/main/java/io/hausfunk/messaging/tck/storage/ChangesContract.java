// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange.Joins;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What changed since a mark. */
abstract class ChangesContract extends StorageContract {
    private static final String REPORTED =
            "Every append that was not visible when the mark was made, and is visible now,"
                    + " is reported, also when it began before the mark";
    private static final String ALL_TENANTS =
            "The conversations of all tenants to which entries were appended since a mark, created ones included.";
    private static final String ONCE = "the changed conversations as they stand, each once, in no order";
    private static final String LIMIT = "false if there were more than the limit";
    private static final int WRITERS = 4;

    @Test
    @Promise("where an earlier call ended, or null to get a mark for now and no conversations")
    void no_mark_gives_a_mark_and_no_conversations() {
        group();

        Changes now = store.changes().changedSince(null, 1000);

        assertThat(now.heads()).isEmpty();
        assertThat(now.complete()).isTrue();
    }

    @Test
    @Promise({REPORTED, ONCE})
    void changed_conversations_are_reported_once_as_they_stand() {
        ConversationRef one = group();
        ConversationRef two = group();
        ChangeMark mark = now();
        say(one, anna);
        change(two, new Joins(carl, Role.MEMBER));
        say(two, anna);
        say(one, anna);

        List<ConversationHead> heads = store.changes().changedSince(mark, 1000).heads();

        assertThat(heads)
                .contains(new ConversationHead(one, 3, 1), new ConversationHead(two, 3, 2))
                .extracting(ConversationHead::ref)
                .doesNotHaveDuplicates();
    }

    @Test
    @Promise(ALL_TENANTS)
    void created_conversations_of_all_tenants_are_reported() {
        ChangeMark mark = now();
        ConversationRef here = group();
        ConversationRef elsewhere = group(FreshIds.sameIdIn(FreshIds.tenant(), here), HistoryPolicy.ALL);

        assertThat(store.changes().changedSince(mark, 1000).heads())
                .contains(new ConversationHead(here, 1, 1), new ConversationHead(elsewhere, 1, 1));
    }

    @Test
    @Promise({REPORTED, "the mark for the next call"})
    void each_call_goes_on_where_the_one_before_ended() {
        List<ConversationRef> groups = groups(3);
        ChangeMark mark = now();
        for (ConversationRef ref : groups) {
            say(ref, anna);

            Changes changes = store.changes().changedSince(mark, 1000);

            assertThat(changes.heads()).contains(new ConversationHead(ref, 2, 1));
            mark = changes.next();
        }
    }

    @Test
    @Promise(REPORTED)
    void an_old_mark_may_be_used_again() {
        ConversationRef ref = group();
        ChangeMark mark = now();
        say(ref, anna);
        store.changes().changedSince(mark, 1000);
        say(ref, anna);

        assertThat(store.changes().changedSince(mark, 1000).heads()).contains(new ConversationHead(ref, 3, 1));
    }

    @Test
    @Promise({LIMIT, "{@code heads} holds any of them, at most the limit"})
    void more_changes_than_the_limit_are_said_to_be_incomplete() {
        ChangeMark mark = now();
        groups(5);

        Changes changes = store.changes().changedSince(mark, 4);

        assertThat(changes.complete()).isFalse();
        assertThat(changes.heads()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    @Promise({LIMIT, "the mark for the next call"})
    void after_an_incomplete_answer_the_next_one_reports_what_came_since() {
        ChangeMark mark = now();
        List<ConversationRef> groups = groups(5);
        ChangeMark next = store.changes().changedSince(mark, 2).next();
        say(groups.get(0), anna);

        Changes changes = store.changes().changedSince(next, 1000);

        assertThat(changes.complete()).isTrue();
        assertThat(changes.heads()).contains(new ConversationHead(groups.get(0), 2, 1));
    }

    @Test
    @Promise("It means something only to the store that made it, and survives a restart.")
    void a_mark_survives_reopening() {
        ConversationRef ref = group();
        ChangeMark mark = now();
        say(ref, anna);

        reopen();
        ConversationRef later = group();

        assertThat(store.changes().changedSince(mark, 1000).heads())
                .contains(new ConversationHead(ref, 2, 1), new ConversationHead(later, 1, 1));
    }

    @Test
    @Promise("opaque, at most 4000 characters")
    void a_mark_has_at_most_4000_characters() {
        ChangeMark mark = now();
        groups(20);

        assertThat(store.changes().changedSince(mark, 1000).next().value()).hasSizeLessThanOrEqualTo(4000);
    }

    @Test
    @Promise(REPORTED)
    void nothing_is_missed_while_others_append() {
        List<ConversationRef> groups = groups(12);
        ChangeMark start = now();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        Map<ConversationRef, Long> seen = new HashMap<>();
        List<Callable<Integer>> threads = new ArrayList<>(IntStream.range(0, WRITERS)
                .<Callable<Integer>>mapToObj(writer -> () -> {
                    try {
                        appendEverywhere(groups, writer);
                    } finally {
                        writing.decrementAndGet();
                    }
                    return 0;
                })
                .toList());
        threads.add(() -> followUntilQuiet(start, writing, seen));

        Parallel.together(threads);

        groups.forEach(ref -> assertThat(seen)
                .as("the heads of which a node heard that asked again and again")
                .containsEntry(ref, conversation(ref).head()));
    }

    /** Batches over several conversations, so that a store has commits that take their time. */
    private void appendEverywhere(List<ConversationRef> groups, int writer) {
        for (int round = 0; round < 50; round++) {
            int first = round + writer;
            List<NewEntry> batch = IntStream.range(0, 3)
                    .mapToObj(step -> groups.get((first + step * 5) % groups.size()))
                    .map(ref -> EntryDraft.message(ref).entry())
                    .toList();
            store.entries().append(batch);
        }
    }

    private int followUntilQuiet(ChangeMark start, AtomicInteger writing, Map<ConversationRef, Long> seen) {
        ChangeMark mark = start;
        boolean last;
        do {
            last = writing.get() == 0;
            Changes changes = store.changes().changedSince(mark, 1000);
            changes.heads().forEach(head -> seen.merge(head.ref(), head.head(), Math::max));
            mark = changes.next();
        } while (!last);
        return seen.size();
    }

    private ChangeMark now() {
        return store.changes().changedSince(null, 1000).next();
    }
}
