// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.checker.Violation.Effect;
import io.hausfunk.messaging.reliability.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** I8: an answer once given stays: every retry gets the same number, a refusal left nothing, a doubt resolves to once or never. */
final class AnswersHold implements Invariant {
    @Override
    public String name() {
        return "I8";
    }

    @Override
    public List<Violation> check(Picture picture) {
        List<Violation> found = new ArrayList<>();
        Map<Message.Key, Integer> counts = new HashMap<>();
        for (Talk talk : picture.talks()) {
            talk.entries().values().forEach(line -> {
                Event.Entry entry = (Event.Entry) line.event();
                if (!entry.body().isEmpty()) {
                    counts.merge(new Message.Key(talk.name(), entry.item()), 1, Integer::sum);
                }
            });
        }
        for (Message message : picture.messages()) {
            check(picture, message, counts.getOrDefault(message.key(), 0), found);
            counts.remove(message.key());
        }
        counts.keySet()
                .forEach(key -> found.add(new Violation(
                        name(),
                        Effect.FOREIGN,
                        "nobody ever sent this",
                        List.of(picture.talk(key.conversation())
                                .entries()
                                .get(picture.talk(key.conversation()).place(key.name()))))));
        return found;
    }

    private void check(Picture picture, Message message, int count, List<Violation> found) {
        Talk talk = picture.talk(message.key().conversation());
        List<Message.Attempt> acknowledged = message.lasting(picture.lostTail());
        TreeSet<Long> numbers = new TreeSet<>();
        acknowledged.forEach(attempt -> numbers.add(((Event.Ok) attempt.answer()).sequence()));
        if (numbers.size() > 1) {
            found.add(wrong("answered with different numbers " + numbers, message));
        }
        if (acknowledged.stream()
                        .filter(attempt -> !((Event.Ok) attempt.answer()).repeated())
                        .count()
                > 1) {
            found.add(wrong("stored for the first time more than once", message));
        }
        boolean open = message.attempts().stream().anyMatch(Message.Attempt::open);
        if (message.acknowledgements().isEmpty() && !open && count > 0) {
            found.add(wrong("refused, but stored", message));
        }
        if (open && count > 1) {
            found.add(wrong("in doubt, and stored " + count + " times", message));
        }
        long place = talk.place(message.key().name());
        if (place != 0 && talk.emptied(place).isEmpty()) {
            String body = talk.entry(place).body();
            bodies(message, body, picture.lostTail(), found);
        }
    }

    /** The same content is never a conflict, another one always. */
    private void bodies(Message message, String body, LostTail tail, List<Violation> found) {
        for (Message.Attempt attempt : message.attempts()) {
            boolean same = attempt.invoke().body().equals(body);
            boolean conflict =
                    attempt.answer() instanceof Event.Fail fail && fail.code().equals("IDEMPOTENCY_CONFLICT");
            if (same ? conflict : attempt.acknowledged() && !tail.covers(attempt)) {
                found.add(wrong(same ? "a conflict with itself" : "two contents under one name", message));
            }
        }
    }

    private Violation wrong(String what, Message message) {
        return new Violation(name(), Effect.WRONG, what, message.lines());
    }
}
