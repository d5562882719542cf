// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** I4: what was acknowledged before something else was asked for has the lower number, whoever sent it through whichever node. */
final class RealTimeOrder implements Invariant {
    /** A point in time of an attempt: its asking or its acknowledgement. */
    private record Moment(long at, boolean asking, Message message) {}

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public List<Violation> check(Picture picture) {
        Map<String, List<Moment>> moments = new HashMap<>();
        for (Message message : picture.messages()) {
            List<Moment> all = moments.computeIfAbsent(message.key().conversation(), unused -> new ArrayList<>());
            all.add(new Moment(message.invoked(), true, message));
            message.lastingSince(picture.lostTail()).ifPresent(at -> all.add(new Moment(at, false, message)));
        }
        List<Violation> found = new ArrayList<>();
        moments.forEach((conversation, all) -> check(picture.talk(conversation), all, found));
        return found;
    }

    private void check(Talk talk, List<Moment> moments, List<Violation> found) {
        moments.sort(Comparator.comparingLong(Moment::at).thenComparing(moment -> !moment.asking()));
        long highest = 0;
        @Nullable Message highestMessage = null;
        for (Moment moment : moments) {
            long place = talk.place(moment.message().key().name());
            if (!moment.asking() && place > highest) {
                highest = place;
                highestMessage = moment.message();
            } else if (moment.asking() && place != 0 && place < highest && highestMessage != null) {
                List<Line> lines = new ArrayList<>(highestMessage.lines());
                lines.addAll(moment.message().lines());
                found.add(new Violation(
                        name(),
                        Effect.REORDERED,
                        "asked for after number " + highest + " was acknowledged, but stored as " + place,
                        lines));
            }
        }
    }
}
