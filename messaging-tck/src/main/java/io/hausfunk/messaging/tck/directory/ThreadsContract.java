// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads that ask at once. */
abstract class ThreadsContract extends DirectoryAspect {
    private static final String SEVERAL = "called on threads of the engine's own for this, several at once";
    private static final int ROUNDS = 10;

    @Test
    @Promise(SEVERAL)
    void each_thread_gets_the_answer_to_its_own_question() {
        List<SeedPerson> people = IntStream.range(0, Parallel.THREADS)
                .mapToObj(number -> person("p" + number))
                .toList();
        List<UserId> users = people.stream().map(this::add).toList();

        Parallel.onAllThreads(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                SeedPerson mine = people.get(thread);
                SeedPerson next = people.get((thread + 1) % people.size());
                assertThat(found(users.get(thread)).displayName()).isEqualTo(mine.displayName());
                assertThat(Who.signedIn(signIn(mine))).isEqualTo(users.get(thread));
                assertThat(signIn(mine.loginName(), next.password().orElseThrow()))
                        .isEqualTo(REJECTED);
            }
            return thread;
        });
    }

    @Test
    @Promise(SEVERAL)
    void groups_and_searches_keep_their_answers_apart() {
        groups();
        List<UserId> users = IntStream.range(0, Parallel.THREADS)
                .mapToObj(number -> add("p" + number))
                .toList();
        List<GroupId> groups = IntStream.range(0, Parallel.THREADS)
                .mapToObj(number -> group("g" + number, Set.of(users.get(number))))
                .toList();

        Parallel.onAllThreads(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(groups().groupsOf(tenant, users.get(thread))).containsExactly(groups.get(thread));
                assertThat(foundGroup(groups.get(thread)).people()).containsExactly(users.get(thread));
                directory
                        .search()
                        .ifPresent(search -> assertThat(search.search(tenant, "p" + thread + "-" + family, 10))
                                .isSubsetOf(found(users.get(thread))));
            }
            return thread;
        });
    }
}
