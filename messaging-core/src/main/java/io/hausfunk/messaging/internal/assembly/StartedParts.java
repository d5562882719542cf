// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that have to be stopped, in the order in which they were started; stopped in the opposite one. */
final class StartedParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.addLast(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable last = parts.removeLast();
            try {
                last.close();
            } catch (Exception | Error e) {
                LOG.warn(
                        "Closing {} failed: {}",
                        last.getClass().getSimpleName(),
                        e.getClass().getName());
            }
        }
    }
}
