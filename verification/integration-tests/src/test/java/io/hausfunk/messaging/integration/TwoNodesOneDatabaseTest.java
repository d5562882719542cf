// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two nodes that know nothing of each other but the database. */
class TwoNodesOneDatabaseTest {
    private static final int THREADS = 8;
    private static final int MESSAGES = 60;
    private static final int GROUPS = 3;

    @Test
    void listeners_on_both_nodes_hear_everything_once_and_in_order_and_a_removal_holds_on_both()
            throws InterruptedException {
        try (Place place = PostgresPlace.fresh();
                Place otherPool = Place.at(place.address())) {
            Workload workload = new Workload(
                    place.address(),
                    KnownMasterKeys.fresh().hex(),
                    new TenantId("t-" + UUID.randomUUID()),
                    THREADS,
                    GROUPS);
            try (Messaging one = workload.start(place);
                    Messaging two = workload.start(otherPool)) {
                Heard here = new Heard(session(workload, one, 1), workload.groups(one, 1));
                Heard there = new Heard(session(workload, two, 2), workload.groups(two, 2));
                List<Thread> threads = new ArrayList<>();
                for (int person = 0; person < THREADS; person++) {
                    threads.add(sender(workload, one, person, "one"));
                    threads.add(sender(workload, two, person, "two"));
                }
                threads.forEach(Thread::start);
                for (Thread thread : threads) {
                    thread.join();
                }
                int each = 2 * THREADS * MESSAGES / GROUPS;
                here.expect(each);
                there.expect(each);
                removal(workload, one, two, there);
            }
        }
    }

    private static Session session(Workload workload, Messaging messaging, int person) {
        return done(messaging.openSession(workload.tenant(), Workload.user(person)));
    }

    private static Thread sender(Workload workload, Messaging messaging, int person, String node) {
        List<Conversation> groups = workload.groups(messaging, person);
        return new Thread(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                done(groups.get(i % GROUPS).send(Workload.draft(person + "-" + i % GROUPS + "-" + node + "-" + i)));
            }
        });
    }

    /** Removed on the one node, person 2 neither says nor hears anything on the other. */
    private static void removal(Workload workload, Messaging one, Messaging two, Heard there)
            throws InterruptedException {
        Conversation owners = workload.groups(one, 0).get(0);
        Conversation removed = workload.groups(two, 2).get(0);
        done(removed.send(Draft.text("still here")));
        long last = done(owners.participants().remove(Workload.user(2))).sequence();
        TestCalls.refused(() -> done(removed.send(Draft.text("no more"))), ErrorCode.NOT_PERMITTED);
        done(owners.send(Draft.text("among ourselves")));
        assertThat(done(removed.info()).lastReadable()).isEqualTo(last);
        there.awaitRemoval(owners.id());
        // What comes in another group, after it, shows that nothing more will come from this one.
        done(workload.groups(one, 0).get(1).send(Draft.text("to be heard")));
        Entry next = there.next();
        assertThat(TestCalls.text(next)).isEqualTo("to be heard");
        assertThat(there.of(owners.id())).allMatch(entry -> entry.sequence() <= last);
    }

    /** A listener and what it heard. */
    private static final class Heard {
        private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
        private final Map<ConversationId, List<Entry>> entries = new HashMap<>();
        private final int groups;

        Heard(Session session, List<Conversation> groups) {
            this.groups = groups.size();
            done(session.listen(queue::add));
        }

        Entry next() throws InterruptedException {
            Entry next = queue.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("something is heard").isNotNull();
            entries.computeIfAbsent(next.conversation(), id -> new ArrayList<>())
                    .add(next);
            return next;
        }

        List<Entry> of(ConversationId id) {
            return entries.getOrDefault(id, List.of());
        }

        /** So many messages in each group, one number after the other, behind the entry with which it began. */
        void expect(int each) throws InterruptedException {
            for (int i = 0; i < each * groups; i++) {
                next();
            }
            assertThat(entries).hasSize(groups);
            entries.values()
                    .forEach(list -> assertThat(list)
                            .extracting(Entry::sequence)
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(2, each + 1L).boxed().toList()));
        }

        void awaitRemoval(ConversationId id) throws InterruptedException {
            Entry next;
            do {
                next = next();
            } while (!(next.conversation().equals(id) && next.content() instanceof PersonRemoved));
        }
    }
}
