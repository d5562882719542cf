// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.listening.SerialTask;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The announcements of one tenant, kept in memory on this node since somebody asked for them, and renewed by what is committed. Whom one
 * concerns is decided by rule when it is shown.
 */
final class Board {
    private static final String PART = "announcements";
    private static final int PAGE = 200;
    private static final int REMEMBERED = 100_000;

    /** By how much the clocks of nodes may differ before a new announcement is found late. */
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** How long an announcement may take from its first draft to its end. */
    static final Duration OLDEST = AnnouncementCourse.LONGEST.multipliedBy(2);

    private final TenantId tenant;
    private final BoardSources sources;
    private final SerialTask task;
    private final Map<ConversationId, KnownAnnouncement> known = new ConcurrentHashMap<>();
    private final Set<ConversationId> unusable = ConcurrentHashMap.newKeySet();
    private final Set<ConversationId> changed = ConcurrentHashMap.newKeySet();
    /** Heard of, and in none of the others: may be new announcements. */
    private final Set<ConversationId> unknown = ConcurrentHashMap.newKeySet();
    /** What was looked for and is no announcement, so that chat in conversations of other nodes costs no look. */
    private final Cache<ConversationId, Boolean> others = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    private final Set<AnnouncementSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    /** How often something was heard, and up to which time of these everything is known. */
    private final AtomicLong heard = new AtomicLong(1);

    private volatile long caughtUp;
    private volatile boolean looking = true;
    private volatile Instant newest = Instant.EPOCH;

    Board(TenantId tenant, BoardSources sources) {
        this.tenant = tenant;
        this.sources = sources;
        this.task = sources.delivering().task(Caller.of(tenant, PART), PART, this::renew);
    }

    /** A conversation of the tenant has new entries. Does not block. */
    void committed(ConversationRef ref) {
        ConversationId id = ref.conversation();
        if (known.containsKey(id)) {
            changed.add(id);
        } else if (others.getIfPresent(id) == null && sources.mayBeNew(ref) && !unusable.contains(id)) {
            unknown.add(id);
            looking = true;
        } else {
            return;
        }
        heard.incrementAndGet();
        task.start();
    }

    /** Starts over, since the store's history changed. Does not block. */
    synchronized void forget() {
        known.clear();
        unusable.clear();
        others.invalidateAll();
        newest = Instant.EPOCH;
        looking = true;
        heard.incrementAndGet();
        task.start();
    }

    private void renew() {
        if (refresh()) {
            wakeAll();
        }
    }

    /** Lets every listener look again. Does not block. */
    void wakeAll() {
        subscriptions.forEach(AnnouncementSubscription::wake);
    }

    /** Makes sure that what this node heard of is known. Blocks. */
    void ready() {
        if (caughtUp < heard.get()) {
            renew();
        }
    }

    /** The same for an announcement of which this node may not have heard. Blocks. */
    void ready(ConversationRef ref) {
        others.invalidate(ref.conversation());
        committed(ref);
        ready();
    }

    /** Reads what is new; whether something changed that people see. */
    private synchronized boolean refresh() {
        long upTo = heard.get();
        boolean any = false;
        if (looking) {
            looking = false;
            List<ConversationId> wanted = List.copyOf(unknown);
            try {
                any = lookForNew();
                wanted.forEach(this::lookedFor);
            } catch (RuntimeException | Error e) {
                looking = true;
                throw e;
            }
        }
        for (ConversationId id : List.copyOf(changed)) {
            changed.remove(id);
            KnownAnnouncement one = known.get(id);
            try {
                any |= one != null && renew(one);
            } catch (RuntimeException | Error e) {
                changed.add(id);
                throw e;
            }
        }
        caughtUp = upTo;
        return any;
    }

    private void lookedFor(ConversationId id) {
        unknown.remove(id);
        if (!known.containsKey(id) && !unusable.contains(id)) {
            others.put(id, true);
        }
    }

    private boolean renew(KnownAnnouncement one) {
        boolean advanced = one.advance();
        Set<PersonKey> answered = one.hear();
        if (!advanced && !answered.isEmpty()) {
            subscriptions.stream()
                    .filter(subscription ->
                            answered.contains(subscription.actor().person()))
                    .forEach(AnnouncementSubscription::wake);
        }
        return advanced;
    }

    private boolean lookForNew() {
        Instant oldest = sources.clock().instant().minus(OLDEST);
        Instant since = newest.equals(Instant.EPOCH) ? oldest : newest.minus(OVERLAP);
        boolean any = false;
        StoredConversation last = null;
        List<StoredConversation> page;
        do {
            page = sources.conversations().ofKind(tenant, ConversationKind.ANNOUNCEMENT, since, last, PAGE);
            for (StoredConversation row : page) {
                last = row;
                ConversationId id = row.ref().conversation();
                if (!known.containsKey(id) && !unusable.contains(id)) {
                    any |= load(row.ref());
                }
                newest = row.createdAt().isAfter(newest) ? row.createdAt() : newest;
            }
        } while (page.size() == PAGE);
        return any;
    }

    private boolean load(ConversationRef ref) {
        Optional<KnownAnnouncement> loaded = open(ref);
        loaded.ifPresentOrElse(one -> known.put(ref.conversation(), one), () -> unusable.add(ref.conversation()));
        return loaded.isPresent();
    }

    /** Empty for one that was not written by this installation, or whose keys are gone. */
    private Optional<KnownAnnouncement> open(ConversationRef ref) {
        try {
            return sources.open(ref);
        } catch (KeyException e) {
            if (e.code() != ErrorCode.UNREADABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** All that are known, in no order. */
    List<KnownAnnouncement> all() {
        return List.copyOf(known.values());
    }

    /** The announcement, if this person may do this with it; refuses otherwise, from memory. */
    KnownAnnouncement require(Actor actor, ConversationId id, Operation operation) {
        KnownAnnouncement one = known.get(id);
        if (one == null || !may(actor, one, operation)) {
            throw Access.refused();
        }
        return one;
    }

    /** Whether somebody may do something with an announcement. To its audience, one that was never shown does not exist. */
    boolean may(Actor actor, KnownAnnouncement one, Operation operation) {
        boolean receives = operation == Operation.RECEIVE_ANNOUNCEMENT
                || operation == Operation.ACKNOWLEDGE
                || operation == Operation.ANSWER_ANNOUNCEMENT;
        return (!receives || !one.course().from().isAfter(sources.clock().instant()))
                && sources.accessControl()
                        .verdict(actor, one.roster(), operation)
                        .allowed();
    }

    /** What concerns a person now, as they see it. Does not block. */
    List<Announcement> shownTo(Actor actor) {
        Instant now = sources.clock().instant();
        Optional<Locale> language = sources.rules()
                .view(tenant)
                .find(actor.user())
                .flatMap(person -> person.details().language());
        List<Announcement> shown = new ArrayList<>();
        for (KnownAnnouncement one : known.values()) {
            if (one.course().state(now) == AnnouncementState.PUBLISHED
                    && may(actor, one, Operation.RECEIVE_ANNOUNCEMENT)) {
                shown.add(ShownAnnouncement.of(one, language, one.responses().answer(actor.person())));
            }
        }
        shown.sort(ShownAnnouncement.ORDER);
        return shown;
    }

    /** Notes that somebody was told of a version. Does not block. */
    void told(Actor actor, Announcement announcement) {
        KnownAnnouncement one = known.get(announcement.id());
        if (one != null) {
            one.responses().noteTold(actor.person(), announcement.version());
        }
    }

    @Nullable
    KnownAnnouncement find(ConversationId id) {
        return known.get(id);
    }

    void add(AnnouncementSubscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(AnnouncementSubscription subscription) {
        subscriptions.remove(subscription);
    }

    /** Wakes all listeners if an announcement began or ended between two times. Does not block. */
    void passed(Instant before, Instant now, Consumer<Board> wake) {
        Set<ConversationId> moved = new HashSet<>();
        known.values().stream()
                .filter(one -> one.course().state(before) != one.course().state(now))
                .forEach(one -> moved.add(one.ref().conversation()));
        if (!moved.isEmpty()) {
            wake.accept(this);
        }
    }
}
