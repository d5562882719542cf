// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two nodes change the same conversations, participants and marks in every order at once: nobody is told of a deadlock. */
class PostgresqlContentionTest {
    private static final int CALLS = 60;
    private static final List<PersonKey> PEOPLE = List.of(
            Samples.ANNA,
            new PersonKey(new UUID(1, 1)),
            new PersonKey(new UUID(2, 2)),
            new PersonKey(new UUID(3, 3)),
            new PersonKey(new UUID(4, 4)));

    @Test
    void nobody_is_told_of_a_deadlock() throws Exception {
        String schema = TestSchemas.newSchema();
        CountingDataSource pool = new CountingDataSource(TestSchemas.dataSource());
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try (JdbcStorage one = JdbcStorage.postgresql(pool).withSchema(schema);
                JdbcStorage two = JdbcStorage.postgresql(pool).withSchema(schema)) {
            one.open();
            two.open();
            List<ConversationRef> refs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                refs.add(Samples.conversation(one));
            }
            List<Callable<Long>> work = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                JdbcStorage node = i % 2 == 0 ? one : two;
                Random random = new Random(i);
                work.add(i < 8 ? () -> append(node, refs, random) : () -> advance(node, refs, random));
            }
            long appended = 0;
            for (Future<Long> each : threads.invokeAll(work)) {
                appended += each.get();
            }

            long heads = 0;
            for (ConversationRef ref : refs) {
                heads += one.conversations().find(ref).orElseThrow().head() - 1;
            }
            assertThat(heads).isEqualTo(appended);
            assertThat(pool.out()).isZero();
        } finally {
            threads.shutdown();
            pool.closeIdle();
            TestSchemas.drop(schema);
        }
    }

    private static long append(JdbcStorage node, List<ConversationRef> refs, Random random) {
        long appended = 0;
        for (int call = 0; call < CALLS; call++) {
            List<NewEntry> batch = new ArrayList<>();
            for (ConversationRef ref : shuffled(refs, random)) {
                long membership = node.conversations().find(ref).orElseThrow().membership();
                batch.add(joining(ref, membership, random));
            }
            for (AppendResult result : node.entries().append(batch)) {
                appended += result instanceof AppendResult.Appended ? 1 : 0;
            }
        }
        return appended;
    }

    private static long advance(JdbcStorage node, List<ConversationRef> refs, Random random) {
        for (int call = 0; call < 3 * CALLS; call++) {
            List<MarkUpdate> updates = new ArrayList<>();
            for (ConversationRef ref : shuffled(refs, random)) {
                shuffled(PEOPLE, random).forEach(person -> updates.add(new MarkUpdate(ref, person, 1000, 1000)));
            }
            node.marks().advance(updates);
        }
        return 0;
    }

    private static NewEntry joining(ConversationRef ref, long membership, Random random) {
        NewEntry message = Samples.message(ref);
        List<ParticipantChange> changes = new ArrayList<>();
        shuffled(PEOPLE, random).forEach(person -> changes.add(new ParticipantChange.Joins(person, Role.MEMBER)));
        return message.but().expectedMembership(membership).effects(changes).build();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
