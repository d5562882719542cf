// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import static io.hausfunk.messaging.benchmarks.reading.Medians.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Two conversations with the same messages; people reacted in one of them. */
final class TimelinePages {
    private static final TenantId TENANT = new TenantId("timeline");
    private static final int MESSAGES = 50;
    private static final int PEOPLE = 20;
    private static final List<String> REACTIONS = List.of("+1", "ok", "\u2764", "?");

    private final List<Session> people = new ArrayList<>();

    TimelinePages(Messaging messaging) {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(done(messaging.openSession(TENANT, UserId.of("p" + i))));
        }
    }

    Medians run() {
        Conversation quiet = conversation();
        Conversation busy = conversation();
        List<TimelineItem> messages = page(busy);
        List<CompletionStage<?>> reactions = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Conversation own = done(people.get(i).conversations().open(busy.id()));
            for (TimelineItem message : messages) {
                String reaction = REACTIONS.get((int) ((i + message.sequence()) % REACTIONS.size()));
                reactions.add(own.messages().react(message.sequence(), reaction));
            }
        }
        reactions.forEach(Medians::done);
        if (sum(page(busy)) != MESSAGES * PEOPLE || sum(page(quiet)) != 0) {
            throw new IllegalStateException("reactions are missing");
        }
        return Medians.of(() -> page(busy), () -> page(quiet));
    }

    private Conversation conversation() {
        Conversation made = done(people.get(0)
                .conversations()
                .createGroup(NewGroup.titled("g")
                        .with(people.stream().map(Session::user).toList())));
        List<CompletionStage<?>> sent = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            sent.add(made.send(Draft.text("a message of usual length, with a few words more, number " + i)));
        }
        sent.forEach(Medians::done);
        return made;
    }

    private static List<TimelineItem> page(Conversation conversation) {
        return done(conversation.timeline().before(Long.MAX_VALUE, MESSAGES)).items();
    }

    private static long sum(List<TimelineItem> items) {
        return items.stream()
                .flatMap(item -> item.reactions().stream())
                .mapToLong(reaction -> reaction.count())
                .sum();
    }
}
