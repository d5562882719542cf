// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import static io.hausfunk.messaging.benchmarks.reading.Medians.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** People write, edit, take back, react and read at random in several conversations; unread counts are compared with a simple count. */
final class RandomUnread {
    private static final TenantId TENANT = new TenantId("unread");
    private static final int PEOPLE = 5;
    private static final int CONVERSATIONS = 40;
    /** So many are on their way at once, each in a conversation of its own. */
    private static final int AT_ONCE = CONVERSATIONS;

    private final Random random;
    private final int operations;
    private final List<Session> people = new ArrayList<>();
    private final List<Room> rooms = new ArrayList<>();

    RandomUnread(Messaging messaging, long seed, int operations) {
        this.operations = operations;
        random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(done(messaging.openSession(TENANT, UserId.of("p" + i))));
        }
        List<UserId> all = people.stream().map(Session::user).toList();
        for (int i = 0; i < CONVERSATIONS; i++) {
            ConversationId id = done(people.get(0)
                            .conversations()
                            .createGroup(NewGroup.titled("g").with(all)))
                    .id();
            rooms.add(new Room(people.stream()
                    .map(person -> done(person.conversations().open(id)))
                    .toList()));
        }
    }

    /** How many counts differ. */
    long run() {
        for (int round = 0; round < operations / AT_ONCE; round++) {
            rooms.stream().map(this::step).toList().forEach(Medians::done);
        }
        long wrong = 0;
        for (int person = 0; person < PEOPLE; person++) {
            Map<ConversationId, Long> counted =
                    done(people.get(person).conversations().unread());
            for (Room room : rooms) {
                Conversation own = room.handles.get(person);
                long expected = room.unread(person);
                wrong += counted.getOrDefault(own.id(), 0L) == expected && done(own.unread()) == expected ? 0 : 1;
            }
        }
        return wrong;
    }

    private CompletionStage<?> step(Room room) {
        int person = random.nextInt(PEOPLE);
        Conversation own = room.handles.get(person);
        int what = random.nextInt(10);
        if (room.authors.isEmpty() || what < 5) {
            return own.send(Draft.text("x")).thenAccept(sent -> room.said(sent, person));
        }
        List<Long> numbers =
                List.copyOf(room.authors.tailMap(room.authors.lastKey() - 40).keySet());
        long number = numbers.get(random.nextInt(numbers.size()));
        return switch (what) {
            case 5 -> ignoringRefusal(own.messages().edit(number, Draft.text("y")));
            case 6 -> ignoringRefusal(own.messages().retract(number));
            case 7, 8 -> ignoringRefusal(own.messages().react(number, "+"));
            default -> own.markRead(number).thenRun(() -> room.read.merge(person, number, Math::max));
        };
    }

    /** Nobody edits what others said, or what was taken back: such a change is none. */
    private static CompletionStage<?> ignoringRefusal(CompletionStage<Change> change) {
        return change.handle((done, refusal) -> {
            if (refusal instanceof NotPermittedException || refusal == null) {
                return done;
            }
            throw new CompletionException(refusal);
        });
    }

    /** One conversation, as everybody holds it, and what was said in it. */
    private static final class Room {
        final List<Conversation> handles;
        final TreeMap<Long, Integer> authors = new TreeMap<>();
        final Map<Integer, Long> read = new TreeMap<>();

        Room(List<Conversation> handles) {
            this.handles = handles;
        }

        void said(Sent sent, int author) {
            authors.put(sent.sequence(), author);
        }

        long unread(int person) {
            return authors.tailMap(read.getOrDefault(person, 0L), false).values().stream()
                    .filter(author -> author != person)
                    .count();
        }
    }
}
