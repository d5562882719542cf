// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** Up to where each device has to hear each conversation. */
final class HearingGoals {
    private record Goal(String device, String conversation, long upTo, LongSupplier heard) {
        long lacks() {
            return Math.max(0, upTo - heard.getAsLong());
        }

        @Override
        public String toString() {
            long now = heard.getAsLong();
            return device + " heard " + conversation + " up to " + now + " instead of " + upTo;
        }
    }

    private final Queue<Goal> goals = new ConcurrentLinkedQueue<>();

    /** One more; {@code heard} says how far the device is. */
    void add(String device, String conversation, long upTo, LongSupplier heard) {
        goals.add(new Goal(device, conversation, upTo, heard));
    }

    /** Whether everything was heard. */
    boolean reached() {
        return goals.stream().allMatch(goal -> goal.lacks() == 0);
    }

    /** What was not heard, by whom, and how much it is; empty if everything was. */
    Optional<String> missed() {
        List<Goal> missed = goals.stream().filter(goal -> goal.lacks() > 0).toList();
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        long devices = missed.stream().map(Goal::device).distinct().count();
        long all = goals.stream().map(Goal::device).distinct().count();
        long entries = missed.stream().mapToLong(Goal::lacks).sum();
        return Optional.of(devices + " of " + all + " devices did not hear " + entries + " entries: "
                + OpenQuestions.some(missed.stream().map(Goal::toString).toList()));
    }
}
