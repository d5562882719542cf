// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.differential;

import static io.hausfunk.messaging.TestEngine.done;

import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.MovableTime;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.test.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** People who do things at random to one conversation, over two engines on the same data that are restarted in between; and to the model. */
final class RandomPlay implements AutoCloseable {
    private static final List<String> PEOPLE = List.of("anna", "ben", "cleo", "dora");
    private static final List<String> REACTIONS = List.of("+1", "\ud83d\ude00", "ok");

    final Random random;
    final Model model = new Model();
    private final MovableTime time = new MovableTime();
    private final List<TestEngine> engines = new ArrayList<>();
    private final Map<String, Conversation> handles = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final TreeSet<String> present = new TreeSet<>(PEOPLE);
    private final ConversationId id;
    private final TenantId tenant;
    private int texts;

    RandomPlay(long seed) {
        this.random = new Random(seed);
        engines.add(TestEngine.start(this::idle));
        tenant = engines.get(0).tenant;
        engines.add(engines.get(0).another(this::idle));
        NewGroup group = NewGroup.titled("g")
                .history(HistoryPolicy.ALL)
                .with(List.of(UserId.of("ben"), UserId.of("cleo"), UserId.of("dora")));
        id = done(session("anna").conversations().createGroup(group)).id();
        model.head = 1;
    }

    /** Nothing happens by itself: what expired is removed when the play says so. */
    private MessagingBuilder idle(MessagingBuilder settings) {
        return settings.clock(time).reconcileEvery(Duration.ofHours(1));
    }

    Set<String> present() {
        return present;
    }

    ConversationId id() {
        return id;
    }

    String somebody() {
        return List.copyOf(present).get(random.nextInt(present.size()));
    }

    Instant now() {
        return time.instant();
    }

    Session session(String person) {
        return sessions.computeIfAbsent(
                person, who -> engines.get(random.nextInt(engines.size())).session(tenant, who));
    }

    Conversation conversation(String person) {
        return handles.computeIfAbsent(
                person, who -> done(session(who).conversations().open(id)));
    }

    void step() {
        String who = somebody();
        switch (random.nextInt(28)) {
            case 0, 1, 2, 3, 4 -> say(who, 0);
            case 5, 6 -> some().ifPresent(root -> say(who, root.number));
            case 7, 8 -> some().ifPresent(said -> edit(who, said));
            case 9 -> some().ifPresent(said -> remove(who, said));
            case 10, 11, 12, 13 -> some().ifPresent(said -> react(who, said));
            case 14, 15 -> some().ifPresent(said -> withdraw(who, said));
            case 16 -> some().ifPresent(said -> pin(who, said));
            case 17 -> read(who);
            case 18 -> comeOrGo();
            case 19 -> ask(who);
            case 20, 21, 22 -> poll().ifPresent(said -> vote(who, said));
            case 23 -> forward(who);
            case 24, 25 -> sayForAWhile(who);
            case 26 -> purge();
            default -> restart();
        }
        model.expire(now());
    }

    private void forward(String who) {
        some().ifPresent(said -> {
            ErrorCode refusal = said.removed != null
                    ? ErrorCode.MESSAGE_REMOVED
                    : said.forwarded > 0 ? ErrorCode.NOT_APPLICABLE : null;
            Draft draft = Draft.forward(id, said.number);
            Long number = tried(refusal, () -> conversation(who).send(draft).thenApply(sent -> sent.sequence()));
            if (number != null) {
                model.say(number, who, "forward of #" + said.number).forwarded = said.number;
            }
        });
    }

    private void sayForAWhile(String who) {
        String text = "brief " + texts++;
        Duration time = Duration.ofSeconds(1 + random.nextInt(90));
        Draft draft = Draft.text(text).expiringAfter(time);
        Long number = tried(null, () -> conversation(who).send(draft).thenApply(sent -> sent.sequence()));
        model.say(number, who, text).expires = now().plus(time).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A node removes what has expired, all of it. */
    private void purge() {
        List<Long> due = model.messages.values().stream()
                .filter(said -> said.removed == Removal.EXPIRED)
                .map(said -> said.number)
                .toList();
        TestEngine busy =
                engines.get(0).another(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
        try {
            Eventually.eventually("all that is over is removed", () -> removed().containsAll(due));
        } finally {
            busy.close();
        }
    }

    private Set<Long> removed() {
        Set<Long> removed = new TreeSet<>();
        long after = 0;
        List<Entry> page;
        do {
            page = done(conversation("anna").readAfter(after, 500)).entries();
            for (Entry entry : page) {
                after = entry.sequence();
                if (entry.content() instanceof MessagesExpired expired) {
                    removed.addAll(expired.targets());
                }
            }
        } while (!page.isEmpty());
        model.head = Math.max(model.head, after);
        return removed;
    }

    private Optional<Model.Said> some() {
        // The latest ones most of all, where things happen.
        List<Long> numbers = List.copyOf(model.messages.keySet());
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        int back = (int) Math.abs(random.nextGaussian() * 10) % numbers.size();
        return Optional.of(model.messages.get(numbers.get(numbers.size() - 1 - back)));
    }

    private Optional<Model.Said> poll() {
        List<Model.Said> polls =
                model.messages.values().stream().filter(said -> said.poll).toList();
        return polls.isEmpty()
                ? Optional.empty()
                : Optional.of(polls.get(polls.size() - 1 - random.nextInt(Math.min(3, polls.size()))));
    }

    private void ask(String who) {
        PollContent poll =
                PollContent.of("poll " + texts++, List.of("a", "b", "c")).choosingUpTo(2);
        Draft draft = Draft.of(random.nextBoolean() ? poll.secretly() : poll);
        Long number = tried(null, () -> conversation(who).send(draft).thenApply(sent -> sent.sequence()));
        model.say(number, who, poll.question()).poll = true;
    }

    private void vote(String who, Model.Said said) {
        ErrorCode removed = said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        if (random.nextInt(8) == 0 && said.author.equals(who)) {
            said.closed |= changed(removed, () -> conversation(who).messages().closePoll(said.number));
            return;
        }
        Set<Integer> options = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            options.add(random.nextInt(Model.OPTIONS));
        }
        ErrorCode refusal = removed != null ? removed : said.closed ? ErrorCode.POLL_CLOSED : null;
        if (changed(refusal, () -> conversation(who).messages().vote(said.number, options))) {
            said.votes.put(who, options);
        }
    }

    private void say(String who, long thread) {
        String text = "text " + texts++;
        Draft draft = thread == 0 ? Draft.text(text) : Draft.text(text).inThread(thread);
        Long number = tried(
                thread > 0 && model.messages.get(thread).thread > 0 ? ErrorCode.NOT_APPLICABLE : null,
                () -> conversation(who).send(draft).thenApply(sent -> sent.sequence()));
        if (number != null) {
            Model.Said said = model.say(number, who, text);
            if (thread > 0) {
                said.thread = thread;
                Model.Said root = model.messages.get(thread);
                root.replies.add(number);
                root.repliers.add(who);
            }
        }
    }

    private void edit(String who, Model.Said said) {
        String text = "edit " + texts++;
        Draft draft = Draft.text(text);
        boolean fixed = said.poll || said.forwarded > 0;
        if (fixed && said.removed == Removal.EXPIRED) {
            // Refused either way: as what it is, or as removed once it is.
            return;
        }
        ErrorCode refusal = fixed && said.removed == null
                ? ErrorCode.NOT_APPLICABLE
                : !said.author.equals(who)
                        ? ErrorCode.NOT_THE_AUTHOR
                        : said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        if (changed(refusal, () -> conversation(who).messages().edit(said.number, draft))) {
            said.text = text;
            said.edited = true;
        }
    }

    private void remove(String who, Model.Said said) {
        ErrorCode removed = said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        if (who.equals("anna") && random.nextBoolean()) {
            String reason = "reason " + texts++;
            // A moderator's own redaction is found by its name, and has another reason.
            ErrorCode refusal = said.removed == Removal.REDACTED ? ErrorCode.IDEMPOTENCY_CONFLICT : removed;
            if (changed(refusal, () -> conversation(who).messages().redact(said.number, reason))) {
                said.removed = Removal.REDACTED;
            }
        } else if (said.removed == null
                && changed(
                        said.author.equals(who) ? null : ErrorCode.NOT_THE_AUTHOR,
                        () -> conversation(who).messages().retract(said.number))) {
            said.removed = Removal.RETRACTED;
        }
    }

    private void react(String who, Model.Said said) {
        String reaction = REACTIONS.get(random.nextInt(REACTIONS.size()));
        ErrorCode removed = said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        if (changed(removed, () -> conversation(who).messages().react(said.number, reaction))) {
            said.reactions.computeIfAbsent(reaction, any -> new TreeSet<>()).add(who);
        }
    }

    private void withdraw(String who, Model.Said said) {
        String reaction = REACTIONS.get(random.nextInt(REACTIONS.size()));
        ErrorCode removed = said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        if (changed(removed, () -> conversation(who).messages().withdrawReaction(said.number, reaction))) {
            said.reactions.getOrDefault(reaction, new TreeSet<>()).remove(who);
        }
    }

    private void pin(String who, Model.Said said) {
        ErrorCode removed = said.removed != null ? ErrorCode.MESSAGE_REMOVED : null;
        boolean pin = random.nextBoolean();
        if (changed(
                removed,
                () -> pin
                        ? conversation(who).messages().pin(said.number)
                        : conversation(who).messages().unpin(said.number))) {
            said.pinned = pin;
        }
    }

    private void read(String who) {
        long number = 1 + random.nextLong(model.head);
        done(conversation(who).markRead(number));
        model.read.merge(who, number, Math::max);
    }

    private void comeOrGo() {
        String who = PEOPLE.get(1 + random.nextInt(PEOPLE.size() - 1));
        Change change;
        if (present.remove(who)) {
            change = done(conversation("anna").participants().remove(UserId.of(who)));
        } else {
            change = done(conversation("anna").participants().add(List.of(UserId.of(who)), Role.MEMBER));
            present.add(who);
            model.joined.put(who, change.sequence());
        }
        model.head = change.sequence();
        model.latest = change.sequence();
    }

    private void restart() {
        time.pass(Duration.ofSeconds(random.nextInt(60)));
        if (random.nextInt(5) == 0) {
            int which = random.nextInt(engines.size());
            TestEngine old = engines.get(which);
            TestEngine fresh = old.another(this::idle);
            engines.set(which, fresh);
            old.close();
            sessions.clear();
            handles.clear();
        }
    }

    /** Does it, at times twice, and tells whether it was done. */
    private boolean changed(ErrorCode refusal, Supplier<CompletionStage<Change>> change) {
        return tried(refusal, () -> change.get().thenApply(Change::sequence)) != null;
    }

    private Long tried(ErrorCode refusal, Supplier<CompletionStage<Long>> call) {
        try {
            Long number = done(call.get());
            if (random.nextInt(10) == 0) {
                Long again = done(call.get());
                model.head = Math.max(model.head, again);
            }
            if (refusal != null) {
                throw new AssertionError("not refused with " + refusal);
            }
            model.head = Math.max(model.head, number);
            return number;
        } catch (MessagingException e) {
            if (e.code() != refusal) {
                throw e;
            }
            return null;
        }
    }

    @Override
    public void close() {
        engines.forEach(TestEngine::close);
    }
}
