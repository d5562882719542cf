// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Who is signed in on this node. */
public final class Sessions {
    private final Map<TenantId, Set<EngineSession>> open = new ConcurrentHashMap<>();
    private final AtomicLong endings = new AtomicLong();

    /** To be taken before an account is checked. */
    long mark() {
        return endings.get();
    }

    /** Whether sessions of people were ended since the mark: then whoever was checked before must be checked again. */
    boolean endedSince(long mark) {
        return endings.get() != mark;
    }

    void add(EngineSession session) {
        open.compute(session.tenant(), (tenant, sessions) -> {
            Set<EngineSession> all = sessions == null ? ConcurrentHashMap.newKeySet() : sessions;
            all.add(session);
            return all;
        });
    }

    void remove(EngineSession session) {
        open.computeIfPresent(session.tenant(), (tenant, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    /** Whose sessions are open. */
    public Set<UserId> users(TenantId tenant) {
        Set<UserId> users = ConcurrentHashMap.newKeySet();
        open.getOrDefault(tenant, Set.of()).forEach(session -> users.add(session.user()));
        return users;
    }

    /** Ends the sessions of people whose accounts may not be used any more. */
    public void end(TenantId tenant, Predicate<UserId> users) {
        // First: a session that is not seen below is published later, and whoever publishes looks here again.
        endings.incrementAndGet();
        List.copyOf(open.getOrDefault(tenant, Set.of())).stream()
                .filter(session -> users.test(session.user()))
                .forEach(session -> session.close(SessionEnd.ACCOUNT_NOT_USABLE));
    }

    /** Ends the sessions of a person, who may open others. How many it were. */
    int end(TenantId tenant, Predicate<Actor> person, SessionEnd why) {
        List<EngineSession> theirs = open.getOrDefault(tenant, Set.of()).stream()
                .filter(session -> person.test(session.actor()))
                .toList();
        theirs.forEach(session -> session.close(why));
        return theirs.size();
    }

    /**
     * Makes sure, after the store's history changed, that people still are who they were and have keys. Sessions of people who have
     * other pseudonyms now end. Blocks.
     */
    public void renew(BiFunction<TenantId, UserId, Actor> known) {
        open.values()
                .forEach(sessions -> List.copyOf(sessions).forEach(session -> {
                    if (!known.apply(session.tenant(), session.user()).equals(session.actor())) {
                        session.close(SessionEnd.HISTORY_CHANGED);
                    }
                }));
    }

    /** Ends all sessions, since the engine closes. */
    public void endAll() {
        open.values()
                .forEach(sessions -> List.copyOf(sessions).forEach(session -> session.close(SessionEnd.ENGINE_CLOSED)));
    }
}
