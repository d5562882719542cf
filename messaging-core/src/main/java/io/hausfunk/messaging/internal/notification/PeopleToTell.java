// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.KeyStore;
import io.hausfunk.messaging.storage.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has those looked at who take part where something was said. Whether there is anything to tell is found out when they are looked at. Blocks. */
public final class PeopleToTell {
    private static final int BATCH = 1000;
    private static final int REMEMBERED = 100_000;

    private final NotificationTasks tasks;
    private final Rosters rosters;
    private final KeyStore keys;
    private final Faults faults;
    private final DueReminders reminders;
    /** For whom there is a task already, and of which slot: a busy group of many writes its rows once in a slot. */
    private final Cache<PersonRef, Long> put = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    /** Puts tasks for the people of these rosters. */
    public PeopleToTell(
            NotificationTasks tasks, Rosters rosters, KeyStore keys, Faults faults, DueReminders reminders) {
        this.tasks = tasks;
        this.rosters = rosters;
        this.keys = keys;
        this.faults = faults;
        this.reminders = reminders;
    }

    /** Those of changed conversations. A conversation that cannot be read does not keep the others from it. */
    void of(List<ConversationHead> heads) {
        Set<PersonRef> found = new LinkedHashSet<>();
        List<ConversationRef> announcements = new ArrayList<>();
        for (ConversationHead head : heads) {
            Optional<CachedRoster> roster = roster(head);
            if (roster.filter(PeopleToTell::isAnnouncement).isPresent()) {
                announcements.add(head.ref());
            } else {
                roster.ifPresent(known -> add(known, found));
            }
            if (found.size() >= BATCH) {
                put(found);
                found.clear();
            }
        }
        put(found);
        if (!announcements.isEmpty()) {
            reminders.changed(announcements);
        }
    }

    private static boolean isAnnouncement(CachedRoster roster) {
        return roster.kind().equals(ConversationKind.ANNOUNCEMENT);
    }

    private Optional<CachedRoster> roster(ConversationHead head) {
        try {
            return rosters.atLeast(head.ref(), head.membership());
        } catch (RuntimeException e) {
            if (e instanceof MessagingException known && known.retryable()) {
                throw e;
            }
            faults.report("notifications", e);
            return Optional.empty();
        }
    }

    private static void add(CachedRoster roster, Set<PersonRef> found) {
        for (Participant row : roster.present()) {
            found.add(new PersonRef(roster.ref().tenant(), row.person()));
        }
    }

    /**
     * Everybody who has keys: where more changed than the store names.
     *
     * @return until when nobody gets a further task, so that it is of no use to look again before
     */
    Instant everybody() {
        Instant slotEnd = tasks.slotEnd(tasks.now());
        KeyRef after = null;
        Set<TenantId> tenants = new HashSet<>();
        List<KeyRow> page;
        do {
            page = keys.list(KeyKind.PERSON, null, after, BATCH);
            Set<PersonRef> found = new LinkedHashSet<>();
            for (KeyRow row : page) {
                found.add(new PersonRef(
                        row.ref().tenant(), Objects.requireNonNull(row.ref().person())));
            }
            put(found);
            found.forEach(person -> tenants.add(person.tenant()));
            after = last(page);
        } while (page.size() == BATCH);
        tenants.forEach(reminders::changed);
        return slotEnd;
    }

    private static @Nullable KeyRef last(List<KeyRow> page) {
        return page.isEmpty() ? null : page.get(page.size() - 1).ref();
    }

    private void put(Set<PersonRef> found) {
        if (found.isEmpty()) {
            return;
        }
        Instant now = tasks.now();
        long slot = tasks.slotAt(now);
        List<PersonRef> missing = new ArrayList<>();
        for (PersonRef person : found) {
            if (!Objects.equals(put.getIfPresent(person), slot)) {
                missing.add(person);
            }
        }
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<PersonRef> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            tasks.put(batch, now);
            batch.forEach(person -> put.put(person, slot));
        }
    }

    /** The store went back: what it was given may be gone. */
    void forget() {
        put.invalidateAll();
    }
}
