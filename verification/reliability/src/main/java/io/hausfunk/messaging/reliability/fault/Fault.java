// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Load;

/** Something bad that happens to an installation while people talk. */
public interface Fault {
    /** Such as {@code T1}. */
    String id();

    /** In a few words. */
    String title();

    /** Whether networks must be cut for it. */
    default boolean needsCuts() {
        return false;
    }

    /** What this system lacks for it; empty if nothing. */
    default String missing() {
        return "";
    }

    /** Whether a run is valid without it where this system lacks something. */
    default boolean optional() {
        return false;
    }

    /** What goes on meanwhile. */
    default Load load(Load usual) {
        return usual;
    }

    /** What recovery means here. */
    Recovery recovery();

    /** Does it, undoes it, and returns when it is undone. */
    Evidence strike(Scene scene);
}
