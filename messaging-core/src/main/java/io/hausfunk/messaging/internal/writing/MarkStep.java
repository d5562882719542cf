// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import org.jspecify.annotations.Nullable;

/**
 * The next step of a chain, or that there is none since it is so already.
 *
 * @param name of the step's entry: after what it was planned upon
 * @param plan null if there is nothing to do
 * @param standing the number of the entry that made it so; 0 if none did
 */
record MarkStep(String name, @Nullable Plan plan, long standing) {
    static MarkStep next(String name, Plan plan) {
        return new MarkStep(name, plan, 0);
    }

    static MarkStep none(long standing) {
        return new MarkStep("", null, standing);
    }
}
