// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.differential;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.timeline.TimelineState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Several people do thousands of things at random, and a simple model says what each of them should see: in pages, in threads, by folding what
 * they synchronise, and by paging somewhere in the middle and folding what they hear afterwards.
 */
class TimelineDifferentialTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");

    @TestFactory
    Stream<DynamicTest> everybody_sees_what_the_model_says() {
        long first = Long.getLong("hausfunk.seed", new Random().nextLong(1_000_000));
        return LongStream.range(first, first + Long.getLong("hausfunk.seeds", THOROUGH ? 10 : 2))
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> run(seed, THOROUGH ? 5_000 : 600)));
    }

    private static void run(long seed, int steps) {
        try (RandomPlay play = new RandomPlay(seed)) {
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                play.step();
                if (play.random.nextInt(steps / 8) == 0) {
                    readers.add(new Reader(play, play.somebody()));
                }
                if (play.random.nextInt(20) == 0) {
                    readers.forEach(Reader::catchUp);
                }
                if (i % (steps / 4) == steps / 4 - 1) {
                    check(play);
                }
            }
            readers.forEach(Reader::check);
        }
    }

    private static void check(RandomPlay play) {
        for (String person : play.present()) {
            Timeline timeline = play.conversation(person).timeline();
            List<TimelineItem> backward = paged(timeline, true, play.random);
            assertThat(lines(backward)).as("%s pages back", person).isEqualTo(play.model.timeline(person));
            assertThat(paged(timeline, false, play.random))
                    .as("%s pages on", person)
                    .isEqualTo(backward);
            List<TimelineItem> folded = synced(play, person).items(play.now());
            assertThat(lines(folded)).as("%s synchronises", person).isEqualTo(play.model.everything(person));
            assertThat(main(folded)).isEqualTo(backward);
            assertThat(done(play.conversation(person).unread()))
                    .as("unread of %s", person)
                    .isEqualTo(play.model.unread(person));
            overview(play, person);
            play.model.messages.values().stream()
                    .filter(said -> said.forwarded > 0 && said.removed == null)
                    .limit(5)
                    .forEach(said -> assertThat(line(done(play.session(person)
                                    .conversations()
                                    .forwarded(ForwardContent.of(play.id(), said.forwarded)))))
                            .as("#%d as %s opens it", said.number, person)
                            .isEqualTo(play.model.messages.get(said.forwarded).seenBy(person)));
            play.model.messages.values().stream()
                    .filter(said -> !said.replies.isEmpty())
                    .limit(5)
                    .forEach(root -> assertThat(lines(
                                    done(timeline.thread(root.number, 0, 200)).items()))
                            .isEqualTo(play.model.thread(root.number, person)));
        }
    }

    private static void overview(RandomPlay play, String person) {
        assertThat(done(play.session(person).conversations().overview(Optional.empty(), 10))
                        .conversations())
                .as("overview of %s", person)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.info().id()).isEqualTo(play.id());
                    assertThat(one.latest().sequence()).isEqualTo(play.model.latest);
                    assertThat(one.unread()).isEqualTo(play.model.unread(person));
                });
    }

    private static TimelineState synced(RandomPlay play, String person) {
        TimelineState state = TimelineState.of(UserId.of(person));
        Cursor cursor = Cursor.beginning();
        SyncPage page;
        do {
            page = done(play.session(person).sync(cursor, 1 + play.random.nextInt(500)));
            page.entries().forEach(state::apply);
            cursor = page.next();
        } while (page.more());
        return state;
    }

    private static List<TimelineItem> paged(Timeline timeline, boolean back, Random random) {
        List<TimelineItem> all = new ArrayList<>();
        long at = back ? Long.MAX_VALUE : 0;
        TimelinePage page;
        do {
            int limit = 1 + random.nextInt(200);
            page = done(back ? timeline.before(at, limit) : timeline.after(at, limit));
            all.addAll(back ? 0 : all.size(), page.items());
            if (!page.items().isEmpty()) {
                at = page.items().get(back ? 0 : page.items().size() - 1).sequence();
            }
        } while (page.more());
        return all;
    }

    private static List<TimelineItem> main(List<TimelineItem> items) {
        return items.stream().filter(item -> item.thread().isEmpty()).toList();
    }

    /** Messages only, in the words of the model. */
    static List<String> lines(List<TimelineItem> items) {
        return items.stream()
                .filter(item -> !(item.content() instanceof ConversationCreated
                        || item.content() instanceof PeopleAdded
                        || item.content() instanceof PersonRemoved))
                .map(TimelineDifferentialTest::line)
                .toList();
    }

    private static String line(TimelineItem item) {
        StringBuilder line = new StringBuilder("#" + item.sequence() + " "
                + item.author().map(UserId::value).orElse("?") + ": " + words(item.content()));
        item.poll()
                .ifPresent(poll -> line.append(" votes ")
                        .append(poll.votes())
                        .append(new TreeSet<>(poll.own()))
                        .append(poll.voters())
                        .append(poll.closed() ? " closed" : ""));
        line.append(item.editedAt().isPresent() ? " edited" : "").append(item.pinned() ? " pinned" : "");
        item.reactions()
                .forEach(each -> line.append(' ')
                        .append(each.reaction())
                        .append(each.count())
                        .append(each.own() ? "!" : ""));
        item.thread().ifPresent(root -> line.append(" in #").append(root));
        item.replies()
                .ifPresent(thread -> line.append(" replies ")
                        .append(thread.replies())
                        .append(" by ")
                        .append(new TreeSet<>(thread.participants().stream()
                                .map(UserId::value)
                                .toList()))
                        .append(" latest #")
                        .append(thread.latest()));
        return line.toString();
    }

    private static String words(Content content) {
        if (content instanceof RemovedContent removed) {
            return removed.removal().toString();
        }
        if (content instanceof ForwardContent forward) {
            return "forward of #" + forward.message();
        }
        if (content instanceof PollContent poll) {
            return poll.question();
        }
        return content instanceof TextContent text ? text.text() : content.toString();
    }

    /** Somebody who reads a few pages in the middle, in any order, and folds what comes afterwards. */
    private static final class Reader {
        private final RandomPlay play;
        private final String person;
        private final TimelineState state;
        private final List<Entry> late = new ArrayList<>();
        private long position;

        Reader(RandomPlay play, String person) {
            this.play = play;
            this.person = person;
            this.state = TimelineState.of(UserId.of(person));
            this.position = play.model.head;
        }

        void catchUp() {
            if (!play.present().contains(person)) {
                return;
            }
            // Whether a page or an entry comes first does not matter.
            List<Entry> entries = new ArrayList<>(
                    done(play.conversation(person).readAfter(position, 500)).entries());
            if (!entries.isEmpty()) {
                position = entries.get(entries.size() - 1).sequence();
            }
            late.addAll(entries);
            if (play.random.nextBoolean()) {
                state.load(done(play.conversation(person)
                                .timeline()
                                .before(1 + play.random.nextLong(play.model.head + 1), 50))
                        .items());
            }
            late.forEach(state::apply);
            late.clear();
        }

        void check() {
            if (!play.present().contains(person)) {
                return;
            }
            catchUp();
            List<TimelineItem> pages = paged(play.conversation(person).timeline(), true, play.random);
            List<TimelineItem> some = new ArrayList<>(pages);
            Collections.shuffle(some, play.random);
            some.subList(some.size() / 2, some.size()).clear();
            state.load(some);
            List<TimelineItem> held = main(state.items(play.now()));
            List<Long> numbers = held.stream().map(TimelineItem::sequence).toList();
            assertThat(lines(held))
                    .as("%s pages and listens", person)
                    .isEqualTo(lines(pages.stream()
                            .filter(item -> numbers.contains(item.sequence()))
                            .toList()));
            assertThat(held)
                    .as("%s pages and listens", person)
                    .isEqualTo(pages.stream()
                            .filter(item -> numbers.contains(item.sequence()))
                            .toList());
        }
    }
}
