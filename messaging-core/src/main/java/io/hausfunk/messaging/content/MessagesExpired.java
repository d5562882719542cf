// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The time of some messages is over: their content is gone. */
public final class MessagesExpired implements Content {
    private final List<Long> targets;

    private MessagesExpired(List<Long> targets) {
        this.targets = List.copyOf(targets);
    }

    /** The messages of these numbers expired. */
    public static MessagesExpired of(List<Long> targets) {
        return new MessagesExpired(targets);
    }

    /** The numbers of the messages. */
    public List<Long> targets() {
        return targets;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessagesExpired that && targets.equals(that.targets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(targets);
    }

    @Override
    public String toString() {
        return "MessagesExpired[hidden]";
    }
}
