// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import java.util.Map;

/** What nodes say to each other about their rolls. */
sealed interface Said {
    /**
     * All people whose latest change lies behind {@code from} and up to {@code to}, with what they came to. Whoever knows a
     * roll up to {@code from}, or further, knows it up to {@code to} then.
     *
     * @param generation 0, or for whoever begins anew the version at which this telling of everything began
     */
    record Changes(long generation, long from, long to, Map<Person, Served> people) implements Said {}

    /** The roll stands at a version; {@code overfull} if it does not hold everybody. */
    record Stands(long version, boolean overfull) implements Said {}

    /** Please tell what is behind a version. */
    record Ask(long since, long generation) implements Said {}
}
