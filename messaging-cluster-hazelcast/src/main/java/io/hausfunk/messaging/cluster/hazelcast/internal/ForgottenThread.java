// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * vertx-hazelcast 5.0.10 tells registrations on a thread of its own that it never ends: one more for each time that a cluster
 * was joined, each of them holding the class loader. There is no way to it but this.
 */
final class ForgottenThread {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenThread.class);

    private ForgottenThread() {}

    /** Ends it, after the cluster was left. */
    static void end(HazelcastClusterManager manager) {
        try {
            Object registrations = field(HazelcastClusterManager.class, manager, "subsMapHelper");
            Object throttling = field(registrations.getClass(), registrations, "throttling");
            Object executor = field(throttling.getClass(), throttling, "executorService");
            ((ExecutorService) executor).shutdown();
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another version, or a module path: then an idle daemon stays.
            LOG.debug(
                    "The thread that tells registrations was not found: {}",
                    e.getClass().getName());
        }
    }

    private static Object field(Class<?> type, Object of, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        Object value = field.get(of);
        if (value == null) {
            throw new NoSuchFieldException(name);
        }
        return value;
    }
}
