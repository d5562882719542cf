// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.checker.ListenerRecord;
import io.hausfunk.messaging.reliability.checker.Message;
import io.hausfunk.messaging.reliability.checker.Picture;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.Recovery;
import io.hausfunk.messaging.reliability.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How long people waited, in seconds; as the history of a round tells it.
 *
 * @param stall the longest time in which a message asked for at a node that was not harmed was acknowledged
 * @param recovery as {@link Recovery} says; empty if there was nobody to recover, or somebody never did
 * @param whole when all nodes heard each other again, from the end of the fault; seen at the end of the round at the earliest.
 *     Empty if they never did
 * @param agreed when all nodes showed the same people as there, and the right ones; seen as late as {@code whole}
 */
record Measures(double stall, OptionalDouble recovery, OptionalDouble whole, OptionalDouble agreed) {
    static final double STALL_GOAL = 3;
    static final double AGREED_GOAL = 10;
    static final double WHOLE_GOAL = 30;

    /** Of a round that did not come to its end. */
    static Measures none() {
        return new Measures(0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    static Measures of(Picture picture, Fault fault, Set<String> victims, double whole, double agreed) {
        long begin = moment(picture, "begin");
        long heal = moment(picture, "heal");
        double stall = picture.messages().stream()
                .filter(message -> message.invoked() >= begin)
                .filter(message ->
                        !victims.contains(message.attempts().get(0).invoke().node()))
                .filter(message -> message.acknowledged().isPresent())
                .mapToLong(message -> message.acknowledged().getAsLong() - message.invoked())
                .max()
                .orElse(0);
        OptionalDouble recovery = switch (fault.recovery().since()) {
            case ACKNOWLEDGED -> live(picture, begin, heal, victims);
            case HEALED -> caughtUp(picture, heal, false);
            case RECONNECTED -> caughtUp(picture, heal, true);
        };
        return new Measures(seconds(stall), recovery, known(whole), known(agreed));
    }

    private static OptionalDouble known(double seconds) {
        return seconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    private static long moment(Picture picture, String moment) {
        return picture.history()
                .all(Event.Fault.class)
                .filter(event -> event.moment().equals(moment))
                .mapToLong(Event.Fault::at)
                .findFirst()
                .orElse(0);
    }

    private static double seconds(double micros) {
        return micros / 1e6;
    }

    private static OptionalDouble live(Picture picture, long begin, long heal, Set<String> slow) {
        Map<String, Long> acknowledged = new HashMap<>();
        for (Message message : picture.messages()) {
            message.acknowledged()
                    .ifPresent(at -> acknowledged.put(
                            message.key().conversation() + " " + message.key().name(), at));
        }
        double[] times = picture.history()
                .all(Event.Heard.class)
                .filter(heard -> heard.at() >= begin && !slow.contains(heard.listening()))
                .mapToDouble(heard -> {
                    Long at = acknowledged.get(heard.conversation() + " " + heard.item());
                    return at == null || at < begin || at > heal ? -1 : Math.max(0, heard.at() - at);
                })
                .filter(time -> time >= 0)
                .sorted()
                .toArray();
        return times.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(times[(int) (times.length * 0.99)]));
    }

    /** The last listener to have all that was acknowledged when it began to catch up. */
    private static OptionalDouble caughtUp(Picture picture, long heal, boolean reconnected) {
        Map<String, List<long[]>> acknowledged = new HashMap<>();
        for (Message message : picture.messages()) {
            for (Message.Attempt attempt : message.lasting(picture.lostTail())) {
                Event.Ok ok = (Event.Ok) attempt.answer();
                acknowledged
                        .computeIfAbsent(message.key().conversation(), unused -> new ArrayList<>())
                        .add(new long[] {ok.at(), ok.sequence()});
            }
        }
        long longest = -1;
        for (ListenerRecord listening : picture.listenings()) {
            boolean counts = reconnected ? listening.listen().resumed() : true;
            if (counts && !listening.deaf()) {
                long since = reconnected
                        ? listening.listen().at()
                        : Math.max(heal, listening.listen().at());
                long at = caughtUp(picture, listening, acknowledged, since);
                if (at < 0) {
                    return OptionalDouble.empty();
                }
                longest = Math.max(longest, at - since);
            }
        }
        return longest < 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds((double) longest));
    }

    private static long caughtUp(
            Picture picture, ListenerRecord listening, Map<String, List<long[]>> acknowledged, long since) {
        String person = listening.listen().person();
        Map<String, Long> goals = new HashMap<>();
        acknowledged.forEach((conversation, all) -> all.stream()
                .filter(each -> each[0] <= since)
                .mapToLong(each -> each[1])
                .filter(sequence -> picture.talk(conversation).mayHear(person, sequence))
                .max()
                .ifPresent(goal -> goals.put(conversation, goal)));
        goals.entrySet().removeIf(goal -> listening.start().getOrDefault(goal.getKey(), 0L) >= goal.getValue());
        long last = since;
        for (var line : listening.heard()) {
            if (line.event().at() < picture.lostTail().at()) {
                continue;
            }
            if (line.event() instanceof Event.Heard heard) {
                last = reached(goals, heard.conversation(), heard.sequence(), heard.at(), last);
            } else if (line.event() instanceof Event.Behind gap) { // Read by its client.
                last = reached(goals, gap.conversation(), gap.upTo(), gap.at(), last);
            }
        }
        return goals.isEmpty() ? last : -1;
    }

    private static long reached(Map<String, Long> goals, String conversation, long sequence, long at, long last) {
        Long goal = goals.get(conversation);
        if (goal == null || sequence < goal) {
            return last;
        }
        goals.remove(conversation);
        return Math.max(last, at);
    }
}
