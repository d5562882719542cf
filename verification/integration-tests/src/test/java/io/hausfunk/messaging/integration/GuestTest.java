// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine is a guest in the host's JVM. */
class GuestTest {
    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final MasterKeys keys = KnownMasterKeys.fresh();

    @Test
    void two_engines_on_two_files_live_side_by_side_and_see_nothing_of_each_other() {
        try (Place one = EmbeddedPlace.fresh();
                Place other = EmbeddedPlace.fresh();
                Messaging first = start(one);
                Messaging second = start(other)) {
            together(first, second);
            assertThat(done(direct(first).info()).lastReadable()).isEqualTo(101);
            assertThat(done(direct(second).info()).lastReadable()).isEqualTo(101);
        }
    }

    @Test
    void two_engines_on_one_postgresql_live_side_by_side_and_share_everything() {
        try (Place place = PostgresPlace.fresh();
                Messaging first = start(place);
                Messaging second = start(place)) {
            together(first, second);
            assertThat(done(direct(first).info()).lastReadable()).isEqualTo(201);
        }
    }

    private void together(Messaging first, Messaging second) {
        Conversation here = direct(first);
        Conversation there = direct(second);
        List<CompletionStage<?>> sent = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sent.add(here.send(Draft.text("here " + i)));
            sent.add(there.send(Draft.text("there " + i)));
        }
        sent.forEach(TestCalls::done);
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void starting_and_closing_many_times_leaves_no_thread_and_no_open_file(Place.Kind kind)
            throws InterruptedException, SQLException {
        try (Place place = kind.fresh()) {
            cycle(place);
            cycle(place);
            Set<Thread> threads = Thread.getAllStackTraces().keySet();
            int files = openFiles();
            long fastest = Long.MAX_VALUE;
            for (int i = 0; i < 20; i++) {
                fastest = Math.min(fastest, cycle(place));
            }
            for (Thread thread : new HashSet<>(Thread.getAllStackTraces().keySet())) {
                if (!threads.contains(thread) && !ofTheHost(thread)) {
                    thread.join(TimeUnit.SECONDS.toMillis(10));
                    assertThat(thread.isAlive()).as(thread.getName()).isFalse();
                }
            }
            // The pool is the host's and may have opened connections; those of twenty engines would be more.
            assertThat(openFiles()).isLessThan(files + 18);
            if (kind == Place.Kind.EMBEDDED) {
                assertThat(openFiles()).isLessThanOrEqualTo(files);
            }
            System.out.printf("START %s, warm: %d ms%n", kind, TimeUnit.NANOSECONDS.toMillis(fastest));
            try (Connection connection = place.connection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
            if (place instanceof PostgresPlace postgres) {
                try (Connection connection = postgres.dataSource().getConnection()) {
                    assertThat(connection.isValid(5)).isTrue();
                }
            }
        }
    }

    /** How long it took to start, in nanoseconds. */
    private long cycle(Place place) {
        long before = System.nanoTime();
        try (Messaging messaging = start(place)) {
            long started = System.nanoTime() - before;
            Conversation direct = direct(messaging);
            done(done(messaging.openSession(tenant, UserId.of("ben"))).listen(entry -> {}));
            done(direct.send(Draft.text("x")));
            return started;
        }
    }

    private static boolean ofTheHost(Thread thread) {
        String name = thread.getName();
        return name.startsWith("HikariPool")
                || name.startsWith("PostgreSQL-JDBC")
                || name.equals("Common-Cleaner")
                || name.startsWith("process reaper");
    }

    private static int openFiles() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? 0 : names.length;
    }

    private Messaging start(Place place) {
        return Messaging.builder()
                .storage(place.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .start();
    }

    private Conversation direct(Messaging messaging) {
        Session anna = done(messaging.openSession(tenant, UserId.of("anna")));
        return done(anna.conversations().direct(UserId.of("ben")));
    }
}
