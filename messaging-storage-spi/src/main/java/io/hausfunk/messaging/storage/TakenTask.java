// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.UUID;

/**
 * A task that somebody does now.
 *
 * @param task what is to be done
 * @param claim tells this taking from every other
 * @param attempt how often it was taken since it was put, from 1
 */
public record TakenTask(Task task, UUID claim, int attempt) {
    /** Refuses null. */
    public TakenTask {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(claim, "claim");
    }
}
