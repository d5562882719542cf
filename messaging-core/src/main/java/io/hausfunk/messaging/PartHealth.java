// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.Health.State;
import java.util.List;
import java.util.Objects;

/** How one part of an engine is: see {@link Health#parts()}. Immutable. */
public final class PartHealth {
    private final State state;
    private final List<String> findings;

    private PartHealth(State state, List<String> findings) {
        this.state = Objects.requireNonNull(state, "state");
        this.findings = List.copyOf(findings);
    }

    /**
     * Makes one; a host's tests may need it.
     *
     * @param findings what is wrong, each in words for an administrator; copied
     */
    public static PartHealth of(State state, List<String> findings) {
        return new PartHealth(state, findings);
    }

    /** What works. */
    public State state() {
        return state;
    }

    /** What is wrong, each in words for an administrator; empty if nothing is. */
    public List<String> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return state + (findings.isEmpty() ? "" : " " + findings);
    }
}
