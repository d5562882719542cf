// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.LiveListener;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.crypto.People;
import io.hausfunk.messaging.internal.live.Happening.Got;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import io.hausfunk.messaging.internal.live.Typists.Typist;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings typing and marks to those who listen, here and on the nodes where a participant does. Nothing of it is kept; what is
 * lost on the way stays lost.
 */
public final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final int MOST = 10_000;

    private final Map<Spot, Told> typings = new ConcurrentHashMap<>();
    private final Map<Spot, Told> marks = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Typists typists;
    private final Marks known = new Marks();
    private final Ears ears;
    private final Peers peers;
    private final Roll roll;
    private final Rosters rosters;
    private final ConversationStore store;
    private final Hearing hearing;
    private final Executor deciding;
    private final Executor callbacks;

    /** Decides on one executor, which may block, and calls listeners on the other. Begins to hear the other nodes. */
    public Live(
            Peers peers,
            Roll roll,
            Rosters rosters,
            Access access,
            People people,
            ConversationStore store,
            boolean receiptsVisible,
            Ticker ticker,
            Executor deciding,
            Executor callbacks) {
        this.peers = peers;
        this.roll = roll;
        this.rosters = rosters;
        this.store = store;
        this.typists = new Typists(ticker);
        this.ears = new Ears(roll);
        this.hearing = new Hearing(rosters, access, people, receiptsVisible);
        this.deciding = deciding;
        this.callbacks = callbacks;
        peers.onTopic(Topic.EPHEMERAL, this::received);
    }

    /** Starts a listener. */
    public Ear listen(Actor actor, LiveListener listener, Consumer<Ear> onClose) {
        Ear ear = new Ear(actor, listener, hearing, deciding, callbacks, closed -> {
            ears.remove(closed);
            onClose.accept(closed);
        });
        ears.add(ear);
        return ear;
    }

    /** Somebody who may is writing. Costs a look into memory if it was told lately. */
    public void typing(Actor actor, CachedRoster roster) {
        Spot spot = new Spot(roster.ref(), actor.person());
        if (typists.news(spot)) {
            Typing typing = new Typing(spot, roster.membership(), true);
            typists.begin(typing, true);
            typings.put(spot, new Told(typing, true));
            runSoon();
        }
    }

    /** An entry of somebody's is there: whatever they were writing is written. Does not block. */
    public void entryFrom(ConversationRef ref, PersonKey person) {
        Spot spot = new Spot(ref, person);
        Typist typist = typists.end(spot);
        if (typist != null) {
            typings.put(spot, new Told(new Typing(spot, typist.membership(), false), typist.here()));
            runSoon();
        }
    }

    /** Marks were committed here. Does not block; they are told with the next tick. */
    public void marked(Collection<MarkUpdate> updates) {
        if (ears.none() && peers.reachable().isEmpty()) {
            return;
        }
        for (MarkUpdate update : updates) {
            Spot spot = new Spot(update.conversation(), update.person());
            add(marks, new Told(new Got(spot, 0, update.delivered(), update.read()), true));
        }
    }

    /** To be called four times a second; does not block. */
    public void tick() {
        typists.silent().forEach(typing -> typings.putIfAbsent(typing.spot(), new Told(typing, false)));
        if (!marks.isEmpty() || !typings.isEmpty()) {
            runSoon();
        }
    }

    private void received(UUID from, byte[] body) {
        if (ears.none()) {
            return;
        }
        boolean typing = false;
        for (Happening happening : HappeningBody.read(body)) {
            if (happening instanceof Typing one) {
                typing = true;
                if (one.typing()) {
                    typists.begin(one, false);
                } else {
                    typists.end(one.spot());
                }
                add(typings, new Told(one, false));
            } else {
                add(marks, new Told(happening, false));
            }
        }
        if (typing) {
            runSoon();
        }
    }

    private static void add(Map<Spot, Told> to, Told told) {
        if (to.size() < MOST) {
            to.merge(told.happening.spot(), told, Told::and);
        }
    }

    private void runSoon() {
        if (running.compareAndSet(false, true)) {
            try {
                deciding.execute(this::run);
            } catch (RejectedExecutionException e) {
                running.set(false);
            }
        }
    }

    private void run() {
        Map<UUID, List<Happening>> remote = new HashMap<>();
        handleAll(typings, remote);
        handleAll(marks, remote);
        remote.forEach((node, happenings) ->
                HappeningBody.write(happenings).forEach(body -> peers.send(node, Topic.EPHEMERAL, body)));
        running.set(false);
        if (!typings.isEmpty()) {
            runSoon();
        }
    }

    private void handleAll(Map<Spot, Told> from, Map<UUID, List<Happening>> remote) {
        for (Spot spot : List.copyOf(from.keySet())) {
            Told told = from.remove(spot);
            try {
                if (told != null) {
                    handle(told, remote);
                }
            } catch (MessagingException e) {
                LOG.debug("Something live in {} is not told: {}", spot.ref().conversation(), e.code());
            } catch (RuntimeException | Error e) {
                LOG.warn(
                        "Something live in {} is not told: {}",
                        spot.ref().conversation(),
                        e.getClass().getName());
            }
        }
    }

    private void handle(Told told, Map<UUID, List<Happening>> remote) {
        Happening happening = told.happening;
        CachedRoster roster =
                rosters.atLeast(happening.ref(), happening.membership()).orElse(null);
        Participant row =
                roster == null ? null : roster.participant(happening.spot().person());
        if (roster == null || row == null || (!row.present() && !ends(happening))) {
            return;
        }
        Happening news =
                happening instanceof Got got ? known.raise(told.mine ? within(got, roster, row) : got) : happening;
        if (news == null) {
            return;
        }
        boolean ownOnly = news instanceof Got && !hearing.receiptsVisible();
        ears.touch(roster, news, ownOnly);
        if (told.mine) {
            Happening known = news.knowing(roster.membership());
            nodes(roster, news, ownOnly)
                    .forEach(node ->
                            remote.computeIfAbsent(node, n -> new ArrayList<>()).add(known));
        }
    }

    private Set<UUID> nodes(CachedRoster roster, Happening happening, boolean ownOnly) {
        List<PersonKey> people = ownOnly
                ? List.of(happening.spot().person())
                : roster.present().stream().map(Participant::person).toList();
        return roll.nodesWith(roster.ref().tenant(), people);
    }

    /** Marks as they were stored: at least the row that is known, and not beyond the end of the conversation. */
    private Got within(Got got, CachedRoster roster, Participant row) {
        long most = Math.max(got.delivered(), got.read());
        Participant stored = most <= roster.knownHead()
                ? row
                : store.membership(got.ref(), got.spot().person())
                        .map(Membership::participant)
                        .orElse(row);
        Got least = new Got(got.spot(), roster.membership(), stored.delivered(), stored.read());
        return most <= roster.knownHead() ? got.and(least) : least;
    }

    private static boolean ends(Happening happening) {
        return happening instanceof Typing typing && !typing.typing();
    }

    /** Something that is to be told; {@code mine} if it happened on this node. */
    private record Told(Happening happening, boolean mine) {
        Told and(Told later) {
            Happening both = happening instanceof Got before && later.happening instanceof Got after
                    ? before.and(after)
                    : later.happening;
            return new Told(both, mine || later.mine);
        }
    }
}
