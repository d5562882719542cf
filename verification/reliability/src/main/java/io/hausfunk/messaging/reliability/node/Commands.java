// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a node can be told. */
final class Commands {
    private static final long CARELESS_MILLIS = 500;
    private static final long STAY_SECONDS = 15;
    private static final int LOOK = 20;
    /** The part that goes on telling for ten minutes that the database went back. */
    private static final String TELLS_LONG = "history";

    private final NodeEngine engine;
    private final Beacon beacon;
    private final Out out;
    private final Map<String, ReportingListener> ears = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private volatile @Nullable Desk known;
    private boolean careless;

    Commands(NodeEngine engine, Beacon beacon, Out out) {
        this.engine = engine;
        this.beacon = beacon;
        this.out = out;
        int unused = clock.prestartAllCoreThreads(); // Later there may be no more threads.
    }

    void take(String line) {
        String[] words = line.split(" ", -1);
        String id = words[0];
        CompletionStage<String> answer;
        try {
            answer = run(words[1], Arrays.copyOfRange(words, 2, words.length));
        } catch (RuntimeException | OutOfMemoryError e) { // This says, too, that no thread can be made.
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((value, error) ->
                out.say("= " + id + " " + (error == null ? ("OK " + value).stripTrailing() : failure(error))));
    }

    /** Whether a thread can be made now. */
    private static boolean canMakeThreads() {
        try {
            Thread thread = new Thread(() -> {}, "attempt");
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private static String failure(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof MessagingException e) {
            return (e.code() == ErrorCode.OUTCOME_UNKNOWN ? "UNKNOWN " : "FAIL ") + e.code();
        }
        return "UNKNOWN " + cause.getClass().getSimpleName();
    }

    private CompletionStage<String> run(String verb, String... a) {
        return switch (verb) {
            case "ping" -> done("");
            case "thread" -> done(Boolean.toString(canMakeThreads()));
            case "tenant" -> tenant(a[0]);
            case "direct" ->
                desk().as(a[0], session -> session.conversations().direct(UserId.of(a[1])))
                        .thenApply(Commands::id);
            case "group" ->
                desk().as(a[0], session -> session.conversations().createGroup(group(a)))
                        .thenApply(Commands::id);
            case "channel" ->
                desk().as(a[0], session -> session.conversations().createChannel(group(a)))
                        .thenApply(Commands::id);
            case "send" -> send(a[0], a[1], draft(a[2], a[3], a[4]));
            case "find" ->
                desk().in(a[0], a[1], each -> each.find(IdempotencyKey.of(a[2])))
                        .thenApply(Commands::sent);
            case "invite" ->
                desk().in(
                                a[0],
                                a[1],
                                each -> each.participants().add(people(a[2]), a.length > 3 ? role(a[3]) : Role.MEMBER))
                        .thenApply(Commands::change);
            case "remove" ->
                desk().in(a[0], a[1], each -> each.participants().remove(UserId.of(a[2])))
                        .thenApply(Commands::change);
            case "leave" -> desk().in(a[0], a[1], Conversation::leave).thenApply(Commands::change);
            case "join" ->
                desk().as(a[0], session -> session.conversations().join(ConversationId.parse(a[1])))
                        .thenApply(Commands::change);
            case "delivered" ->
                desk().in(a[0], a[1], each -> each.markDelivered(Long.parseLong(a[2])))
                        .thenApply(unused -> "");
            case "read" ->
                desk().in(a[0], a[1], each -> each.markRead(Long.parseLong(a[2])))
                        .thenApply(unused -> "");
            case "receipts" -> desk().in(a[0], a[1], Conversation::receipts).thenApply(Commands::receipts);
            case "unread" -> desk().in(a[0], a[1], Conversation::unread).thenApply(count -> Long.toString(count));
            case "info" -> desk().in(a[0], a[1], Conversation::info).thenApply(Commands::info);
            case "list" ->
                desk().in(a[0], a[1], each -> ConversationListing.read(each).thenApply(ConversationListing::summary));
            case "listing" ->
                desk().in(
                                a[0],
                                a[1],
                                each -> ConversationListing.read(each).thenApply(listing -> listing.say(out, "E")));
            case "timeline" ->
                desk().in(
                                a[0],
                                a[1],
                                each -> ConversationListing.timeline(each).thenApply(ConversationListing::summary));
            case "items" ->
                desk().in(
                                a[0],
                                a[1],
                                each -> ConversationListing.timeline(each).thenApply(listing -> listing.say(out, "I")));
            case "look" ->
                desk().in(a[0], a[1], each -> each.timeline().before(Long.MAX_VALUE, LOOK))
                        .thenApply(Commands::items);
            case "edit" ->
                desk().in(a[0], a[1], each -> each.messages().edit(Long.parseLong(a[2]), draft(a[3], a[4], a[5])))
                        .thenApply(Commands::change);
            case "retract" ->
                desk().in(a[0], a[1], each -> each.messages().retract(Long.parseLong(a[2])))
                        .thenApply(Commands::change);
            case "react" ->
                desk().in(a[0], a[1], each -> each.messages().react(Long.parseLong(a[2]), a[3]))
                        .thenApply(Commands::change);
            case "withdraw" ->
                desk().in(a[0], a[1], each -> each.messages().withdrawReaction(Long.parseLong(a[2]), a[3]))
                        .thenApply(Commands::change);
            case "listen" -> listen(a[0], a[1], a[2]);
            case "slow" -> slow(a[0], Long.parseLong(a[1]));
            case "hush" -> hush(a[0]);
            case "beacon" -> done(beacon.counts());
            case "careless" -> {
                careless = a[0].equals("on"); // Acknowledges before it sends: to see that this is found.
                yield done("");
            }
            case "bus" -> bus(a[0]);
            case "health" -> done(health(engine.messaging().health(), Integer.parseInt(a[0])));
            case "presence" -> Gaze.at(desk(), a[0], Arrays.asList(a[1].split(",", -1)));
            default -> throw new IllegalArgumentException("unknown verb " + verb);
        };
    }

    /** Whose people are here; whoever comes before that is known must come again. */
    private Desk desk() {
        Desk now = known;
        if (now == null) {
            throw new IllegalStateException("no tenant yet");
        }
        return now;
    }

    private CompletionStage<String> tenant(String name) {
        ears.values().forEach(ReportingListener::close);
        ears.clear();
        Desk before = known;
        if (before != null) {
            before.close();
        }
        known = new Desk(engine.messaging(), new TenantId(name));
        return done("");
    }

    private CompletionStage<String> send(String person, String conversation, Draft draft) {
        if (!careless) {
            return desk().in(person, conversation, each -> each.send(draft)).thenApply(Commands::sent);
        }
        CompletableFuture.delayedExecutor(CARELESS_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> desk().in(person, conversation, each -> each.send(draft)));
        return done("0 false");
    }

    private CompletionStage<String> listen(String person, String name, String cursor) {
        ReportingListener ear = new ReportingListener(name, out);
        ears.put(name, ear);
        Cursor since = cursor.equals("-") ? Cursor.beginning() : new Cursor(cursor);
        Desk now = desk();
        return now.as(person, session -> session.listen(since, ear))
                .thenApply(subscription -> {
                    ear.works(subscription);
                    stay(now, person, ear);
                    return "";
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        ears.remove(name);
                    }
                });
    }

    /** A page says now and then that it is still open. */
    private void stay(Desk at, String person, ReportingListener ear) {
        var unused = at.as(person, session -> {
            ear.present(session);
            return done("");
        });
        if (at == known && ears.containsValue(ear)) {
            var unusedNext = clock.schedule(() -> stay(at, person, ear), STAY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private CompletionStage<String> bus(String what) {
        if (!what.equals("count")) {
            engine.bus().drop(what.equals("off"));
        }
        return done(engine.bus().counts());
    }

    /** Whether all nodes are there and hear each other, and what is known of them. */
    private static String health(Health health, int nodes) {
        ClusterHealth cluster = health.cluster().orElseThrow();
        boolean well = health.parts().entrySet().stream()
                .allMatch(part ->
                        part.getKey().equals(TELLS_LONG) || part.getValue().state() == Health.State.UP);
        boolean whole = well && cluster.whole() && cluster.living() == nodes;
        return whole + " " + health.state() + ":living-" + cluster.living() + ":members-" + cluster.members() + ":"
                + cluster.peers().stream().map(peer -> peer.link().name()).collect(Collectors.joining("/"));
    }

    private CompletionStage<String> slow(String name, long millis) {
        ReportingListener ear = ears.get(name);
        if (ear != null) {
            ear.slow(millis);
        }
        return done(Boolean.toString(ear != null));
    }

    private CompletionStage<String> hush(String name) {
        ReportingListener ear = ears.remove(name);
        if (ear != null) {
            ear.close();
        }
        return done("");
    }

    private static Draft draft(String name, String variant, String length) {
        return Draft.text(Body.text(name, Integer.parseInt(variant), Integer.parseInt(length)))
                .idempotencyKey(name);
    }

    private static NewGroup group(String... a) {
        return NewGroup.titled("Group " + a[1])
                .idempotencyKey(a[1])
                .history("since_joined".equalsIgnoreCase(a[2]) ? HistoryPolicy.SINCE_JOINED : HistoryPolicy.ALL)
                .with(people(a[3]));
    }

    private static List<UserId> people(String names) {
        return names.equals("-")
                ? List.of()
                : Arrays.stream(names.split(",", -1)).map(UserId::of).toList();
    }

    private static String id(Conversation conversation) {
        return conversation.id().toString();
    }

    private static String sent(Sent sent) {
        return sent.sequence() + " " + sent.repeated();
    }

    private static String change(Change change) {
        return change.sequence() + " " + change.changed();
    }

    private static String items(TimelinePage page) {
        return page.items().stream()
                .map(item -> Items.words(item).replace(' ', ':'))
                .collect(Collectors.joining(","));
    }

    private static String info(ConversationInfo info) {
        return info.firstReadable() + " " + info.lastReadable() + " " + info.present();
    }

    private static String receipts(List<Receipt> receipts) {
        Map<String, String> marks = new TreeMap<>();
        receipts.forEach(each ->
                each.user().ifPresent(user -> marks.put(user.value(), each.delivered() + "/" + each.read())));
        return marks.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    private static CompletionStage<String> done(String answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static Role role(String name) {
        return Role.values().stream()
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
