// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.ReadGuard;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionLifeTest {
    @Test
    void a_part_that_throws_keeps_none_of_the_others_and_not_the_end_from_happening() {
        try (Timer timer = new Timer("test-timer")) {
            CallerExecutor here = CallerExecutor.of(Runnable::run);
            SessionLife life = new SessionLife(
                    new Actor(new TenantId("t"), UserId.of("anna"), new PersonKey(UUID.randomUUID())),
                    new Calls(here, here, timer, Duration.ofSeconds(10), ReadGuard.NONE));
            List<Integer> closed = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                life.keep(i, part -> {
                    closed.add(part);
                    throw new OutOfMemoryError("a test's");
                });
            }
            life.end(SessionEnd.CLOSED);
            assertThat(closed).hasSize(10);
            assertThat(life.ended().toCompletableFuture()).isCompletedWithValue(SessionEnd.CLOSED);
        }
    }
}
