// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherEnginesTest {
    private final AtomicLong now = new AtomicLong();
    private final MemoryStorage store = MemoryStorage.on(new MemoryData(now::get));
    private final List<OtherEngines> running = new ArrayList<>();

    @BeforeEach
    void open() {
        store.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void two_engines_without_a_cluster_say_what_is_missing_as_long_as_both_live() {
        OtherEngines one = start(false);
        OtherEngines two = start(false);
        pass(5);
        assertThat(health(one).findings())
                .singleElement()
                .asString()
                .contains("1 other engine", "presence, typing and receipts do not cross");
        assertThat(health(two).state()).isEqualTo(Health.State.DEGRADED);

        running.remove(two);
        two.close();
        pass(1);
        assertThat(health(one).findings()).isEmpty();
    }

    @Test
    void an_engine_that_was_killed_is_no_other_engine_for_the_one_that_starts_after_it() {
        OtherEngines killed = start(false);
        pass(1);
        running.remove(killed);

        OtherEngines next = start(false);
        for (int looks = 0; looks < 6; looks++) {
            pass(1);
            assertThat(health(next).findings()).isEmpty();
        }
    }

    @Test
    void an_engine_beside_a_cluster_is_noticed_by_both_sides() {
        OtherEngines node = start(true);
        OtherEngines alone = start(false);
        UUID id = UUID.randomUUID();
        store.leases().acquire("node:" + id, id, "", Duration.ofMinutes(5));
        pass(5);

        assertThat(health(node).findings()).hasSize(1);
        assertThat(health(alone).findings()).hasSize(1);
    }

    private OtherEngines start(boolean clustered) {
        OtherEngines engine = new OtherEngines(store.leases(), clustered, now::get);
        running.add(engine);
        engine.run();
        return engine;
    }

    private void pass(int looks) {
        for (int look = 0; look < looks; look++) {
            now.addAndGet(OtherEngines.EVERY.toNanos());
            running.forEach(OtherEngines::run);
        }
    }

    private static Health health(OtherEngines engine) {
        HealthReport report = new HealthReport();
        engine.report(report);
        return report.health(Optional.empty());
    }
}
