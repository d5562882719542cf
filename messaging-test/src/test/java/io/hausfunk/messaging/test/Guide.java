// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.timeline.TimelineState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What docs/guide.md shows, letter for letter, so that it compiles and runs. */
final class Guide {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Guide() {}

    static Session signedIn(Messaging messaging, TenantId tenant) {
        // begin: session
        Session anna = Await.within(PATIENCE, messaging.openSession(tenant, UserId.of("anna")));
        // end
        return anna;
    }

    static List<String> list(Session anna) {
        List<String> lines = new ArrayList<>();
        // begin: list
        OverviewPage page = Await.within(PATIENCE, anna.conversations().overview(Optional.empty(), 50));
        for (ConversationOverview each : page.conversations()) {
            String title = each.info().title().orElseGet(() -> nameOf(each.other()));
            lines.add(title + ": " + each.unread() + " unread");
        }
        // end
        return lines;
    }

    private static String nameOf(Optional<UserId> person) {
        return person.map(UserId::value).orElse("");
    }

    static Conversation group(Session anna) {
        // begin: group
        Conversation lamps = Await.within(
                PATIENCE,
                anna.conversations()
                        .createGroup(NewGroup.titled("Lamps")
                                .with(List.of(UserId.of("ben"), UserId.of("carla")))
                                .idempotencyKey("lamps-2026"))); // again: the same group
        // end
        return lamps;
    }

    static void say(Conversation lamps) {
        // begin: say
        Sent sent = Await.within(PATIENCE, lamps.send(Draft.markdown("The *red* ones come on Friday.")));
        Await.within(PATIENCE, lamps.messages().react(sent.sequence(), "👍"));
        Await.within(PATIENCE, lamps.messages().edit(sent.sequence(), Draft.markdown("They come on *Monday*.")));
        Await.within(PATIENCE, lamps.send(Draft.text("Sure?").inThread(sent.sequence())));
        // end
    }

    static List<String> show(Session ben, Conversation lamps) {
        List<String> lines = new ArrayList<>();
        // begin: show
        TimelineState state = TimelineState.of(ben.user());
        var subscription = Await.within(PATIENCE, ben.listen(state::apply)); // first, so that nothing is missed
        TimelinePage page = Await.within(PATIENCE, lamps.timeline().before(Long.MAX_VALUE, 50));
        state.load(page.items());
        for (TimelineItem item : state.items(Instant.now())) { // again whenever something was heard
            if (item.content() instanceof TextContent text) {
                lines.add(text.text() + " " + item.reactions().size());
            }
        }
        subscription.close();
        // end
        return lines;
    }

    static void read(Conversation lamps, List<TimelineItem> items) {
        // begin: read
        Await.within(PATIENCE, lamps.markRead(items.get(items.size() - 1).sequence()));
        // end
    }

    static void comeBack(Conversation lamps) {
        // begin: unread
        Await.within(PATIENCE, lamps.changeSettings(settings -> settings.markedUnread(true)));
        // end
    }

    static MessagingBuilder asking(MessagingBuilder builder) {
        return builder
                // begin: policy
                .accessPolicy(questions -> questions.stream()
                .map(question -> mayRead(question.user(), question.subject()))
                .toList())
        // end
        ;
    }

    private static boolean mayRead(UserId person, String subject) {
        return !person.value().equals("mallory") && subject.startsWith("order:");
    }

    static Conversation order(Session anna, Session ben) {
        // begin: order
        Await.within(
                PATIENCE,
                anna.conversations()
                        .createChannel(NewGroup.titled("Order 4711")
                                .about("order:4711")
                                .idempotencyKey("order-4711")));
        var joined = Await.within(PATIENCE, ben.conversations().joinSubject("order:4711"));
        Conversation order = Await.within(PATIENCE, ben.conversations().open(joined.conversation()));
        // end
        return order;
    }

    static List<Long> ask(Conversation lamps) {
        // begin: poll
        Sent poll =
                Await.within(PATIENCE, lamps.send(Draft.of(PollContent.of("Which lamps?", List.of("red", "green")))));
        Await.within(PATIENCE, lamps.messages().vote(poll.sequence(), List.of(0)));
        TimelineItem asked = Await.within(PATIENCE, lamps.timeline().messages(List.of(poll.sequence())))
                .get(0);
        List<Long> votes = asked.poll().orElseThrow().votes(); // 1 and 0
        // end
        return votes;
    }
}
