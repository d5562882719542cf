// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.PollResults;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.timeline.TimelineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final PollContent LUNCH = PollContent.of("Wohin?", List.of("Kantine", "Markt", "nirgends"));

    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final Conversation annas = done(engine.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben"), UserId.of("cleo")))));
    private final Conversation bens = in("ben");
    private final Conversation cleos = in("cleo");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void each_person_counts_once_however_often_they_vote() {
        long poll = ask(LUNCH);
        done(bens.messages().vote(poll, List.of(0)));
        done(bens.messages().vote(poll, List.of(1)));
        assertThat(done(bens.messages().vote(poll, List.of(1))).changed()).isFalse();
        done(cleos.messages().vote(poll, List.of(1)));

        assertThat(results(bens, poll)).isEqualTo("[0, 2, 0] by 2, own [1]");
        assertThat(results(annas, poll)).isEqualTo("[0, 2, 0] by 2, own []");
        done(bens.messages().vote(poll, List.of()));
        assertThat(results(bens, poll)).isEqualTo("[0, 1, 0] by 1, own []");
        assertThat(done(annas.unread())).isZero();
    }

    @Test
    void somebody_who_votes_on_many_devices_at_once_counts_once() {
        long poll = ask(LUNCH);
        List<CompletionStage<?>> votes = new ArrayList<>();
        try (TestEngine other = engine.another(settings -> settings.clock(time))) {
            Conversation elsewhere =
                    done(other.session(engine.tenant, "ben").conversations().open(annas.id()));
            for (int i = 0; i < 40; i++) {
                votes.add((i % 2 == 0 ? bens : elsewhere).messages().vote(poll, List.of(i % 3)));
            }
            votes.forEach(vote -> done(vote));
            assertThat(item(annas, poll).poll().orElseThrow().voters()).isEqualTo(1);
            assertThat(item(annas, poll).poll().orElseThrow().votes().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    void several_options_may_be_chosen_where_the_poll_says_so() {
        long poll = ask(LUNCH.choosingUpTo(2));
        done(bens.messages().vote(poll, Set.of(0, 2)));
        assertThat(results(bens, poll)).isEqualTo("[1, 0, 1] by 1, own [0, 2]");
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(bens.messages().vote(poll, Set.of(0, 1, 2))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(bens.messages().vote(poll, Set.of(3))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(bens.messages().vote(poll, Set.of(-1))));
    }

    @Test
    void its_author_closes_it_and_a_closed_one_takes_no_votes() {
        long poll = ask(LUNCH);
        done(bens.messages().vote(poll, List.of(0)));
        refused(ErrorCode.NOT_THE_AUTHOR, () -> done(bens.messages().closePoll(poll)));
        assertThat(done(annas.messages().closePoll(poll)).changed()).isTrue();
        assertThat(done(annas.messages().closePoll(poll)).changed()).isFalse();
        refused(ErrorCode.POLL_CLOSED, () -> done(cleos.messages().vote(poll, List.of(0))));
        refused(ErrorCode.POLL_CLOSED, () -> done(bens.messages().vote(poll, List.of())));
        assertThat(item(bens, poll).poll().orElseThrow().closed()).isTrue();
    }

    @Test
    void it_ends_by_itself_where_it_says_so() {
        long poll = ask(LUNCH.endingAt(time.instant().plus(Duration.ofHours(1))));
        done(bens.messages().vote(poll, List.of(0)));
        time.pass(Duration.ofHours(1));
        refused(ErrorCode.POLL_CLOSED, () -> done(cleos.messages().vote(poll, List.of(0))));
    }

    @Test
    void a_secret_ballot_is_nobodys_in_pages_and_to_listeners_even_once_it_is_changed() {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        List<Entry> annaHears = new ArrayList<>();
        List<Entry> benHears = new ArrayList<>();
        done(engine.session("ben").listen(benHears::add));
        long poll = ask(LUNCH.secretly());
        done(bens.messages().vote(poll, List.of(0)));
        long last = done(bens.messages().vote(poll, List.of(2))).sequence();
        done(engine.session("anna").listen(entry -> {
            annaHears.add(entry);
            if (entry.sequence() == last + 1) {
                heard.complete(null);
            }
        }));
        done(annas.send(Draft.text("x")));
        done(heard);

        List<Entry> read = done(annas.readAfter(poll, 2)).entries();
        assertThat(read).allSatisfy(entry -> assertThat(entry.author()).isEmpty());
        assertThat(read.get(0).content()).isInstanceOf(RemovedContent.class);
        assertThat(read.get(1).content()).isEqualTo(PollVoted.of(poll, Set.of(2), Map.of(poll + 1, Set.of(0))));
        assertThat(done(bens.readAfter(poll, 2)).entries())
                .allSatisfy(entry -> assertThat(entry.author()).contains(UserId.of("ben")));
        assertThat(annaHears.stream().filter(entry -> entry.content() instanceof PollVoted))
                .allSatisfy(entry -> assertThat(entry.author()).isEmpty());
        assertThat(results(annas, poll)).isEqualTo("[0, 0, 1] by 1, own []");
        assertThat(results(bens, poll)).isEqualTo("[0, 0, 1] by 1, own [2]");
        assertThat(folded(bens, "ben", poll)).isEqualTo(item(bens, poll));
    }

    @Test
    void a_fold_of_what_is_heard_shows_what_a_page_shows() {
        long poll = ask(LUNCH.choosingUpTo(3));
        done(bens.messages().vote(poll, List.of(0)));
        TimelineState state = TimelineState.of(UserId.of("ben"));
        state.load(List.of(item(bens, poll)));
        done(bens.messages().vote(poll, List.of(1, 2)));
        done(cleos.messages().vote(poll, List.of(1)));
        done(annas.messages().closePoll(poll));
        done(bens.readAfter(poll, 100)).entries().forEach(state::apply);
        assertThat(state.items(time.instant())).contains(item(bens, poll));
        assertThat(folded(bens, "ben", poll)).isEqualTo(item(bens, poll));
        done(annas.messages().retract(poll));
        assertThat(item(bens, poll).poll()).isEmpty();
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(bens.messages().vote(poll, List.of(1))));
    }

    @Test
    void votes_and_reactions_that_came_and_went_unheard_count_in_a_fold_as_in_a_page() {
        long poll = ask(LUNCH);
        done(bens.messages().vote(poll, List.of(0)));
        done(bens.messages().react(poll, "+1"));
        TimelineState state = TimelineState.of(UserId.of("ben"));
        state.load(List.of(item(bens, poll)));
        for (int i = 1; i < 4; i++) {
            done(bens.messages().vote(poll, List.of(i % 3)));
            done(bens.messages().withdrawReaction(poll, "+1"));
            done(bens.messages().react(poll, "+1"));
        }
        done(bens.readAfter(poll, 100)).entries().forEach(state::apply);
        assertThat(state.items(time.instant())).containsExactly(item(bens, poll));
    }

    @Test
    void what_is_no_poll_has_no_votes_and_a_poll_is_not_edited() {
        long text = done(annas.send(Draft.text("x"))).sequence();
        refused(ErrorCode.NOT_APPLICABLE, () -> done(bens.messages().vote(text, List.of(0))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.messages().closePoll(text)));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.messages().edit(text, Draft.of(LUNCH))));
        long poll = ask(LUNCH);
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.messages().edit(poll, Draft.text("y"))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> PollContent.of("?", List.of("a")));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> PollContent.of("?", List.of("a", "a")));
        refused(ErrorCode.TEXT_MISSING, () -> PollContent.of("", List.of("a", "b")));
        assertThat(item(annas, text).poll()).isEqualTo(Optional.empty());
    }

    private TimelineItem folded(Conversation where, String reader, long number) {
        TimelineState state = TimelineState.of(UserId.of(reader));
        done(where.readAfter(0, 100)).entries().forEach(state::apply);
        return state.items(time.instant()).stream()
                .filter(item -> item.sequence() == number)
                .findFirst()
                .orElseThrow();
    }

    private static String results(Conversation where, long poll) {
        PollResults results = item(where, poll).poll().orElseThrow();
        return results.votes() + " by " + results.voters() + ", own "
                + results.own().stream().sorted().toList();
    }

    private static TimelineItem item(Conversation where, long number) {
        return done(where.timeline().messages(List.of(number))).get(0);
    }

    private long ask(PollContent poll) {
        return done(annas.send(Draft.of(poll))).sequence();
    }

    private Conversation in(String user) {
        return done(engine.session(user).conversations().open(annas.id()));
    }
}
