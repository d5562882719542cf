// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.concurrent.Timer;
import io.hausfunk.messaging.model.TenantId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DirectoryCallsTest {
    private static final int CALLS = 20;

    @Test
    void runs_of_a_tenant_whose_directory_hangs_leave_threads_to_other_tenants() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        AtomicBoolean other = new AtomicBoolean();
        try (Timer timer = new Timer("test");
                DirectoryCalls calls =
                        new DirectoryCalls("test", timer, System::nanoTime, new FaultCounter(System::nanoTime))) {
            try {
                for (int i = 0; i < CALLS; i++) {
                    calls.submitSync(new TenantId("hanging"), () -> {
                        hang(released);
                        ended.incrementAndGet();
                    });
                }
                calls.submitSync(new TenantId("other"), () -> other.set(true));

                eventually("the other tenant's run is over", other::get);
                assertThat(ended).hasValue(0);
            } finally {
                released.countDown();
            }
            eventually("all were done", () -> ended.get() == CALLS);
        }
    }

    private static void hang(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
