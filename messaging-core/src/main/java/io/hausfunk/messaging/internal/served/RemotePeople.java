// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Changes;
import io.hausfunk.messaging.internal.served.ReplicationMessage.CurrentVersion;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Request;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people whom another node serves, as far as they are known here. They are looked up without blocking. */
final class RemotePeople {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long NEVER = Long.MIN_VALUE;

    private final ServedLimits limits;
    private final Map<PersonRef, ServedState> people = new ConcurrentHashMap<>();
    private final PeopleReplica replica;
    /** A replica that begins anew, because the other node forgot who went before it was told here. */
    private @Nullable PeopleReplica fresh;

    private long generation;
    private long version = -1;
    private boolean overfull;
    private long behindSince = NEVER;
    private long requested = NEVER;
    private long answered = NEVER;
    private volatile boolean complete;

    RemotePeople(ServedLimits limits) {
        this.limits = limits;
        this.replica = new PeopleReplica(people, limits);
    }

    /** Whether everybody whom the other node serves is known, as far as one can know. */
    boolean complete() {
        return complete;
    }

    Map<PersonRef, ServedState> people() {
        return people;
    }

    /** Whether somebody listens there who takes or took part; looks at whatever are fewer. */
    boolean listening(CachedRoster roster) {
        TenantId tenant = roster.ref().tenant();
        if (people.size() < roster.participants().size()) {
            return people.entrySet().stream()
                    .anyMatch(one -> one.getValue().listening()
                            && one.getKey().tenant().equals(tenant)
                            && roster.participant(one.getKey().key()) != null);
        }
        return roster.participants().stream().anyMatch(row -> listening(tenant, row.person()));
    }

    /** Whether one of these people listens there. */
    boolean listening(TenantId tenant, Collection<PersonKey> some) {
        return some.stream().anyMatch(person -> listening(tenant, person));
    }

    private boolean listening(TenantId tenant, PersonKey person) {
        ServedState state = people.get(new PersonRef(tenant, person));
        return state != null && state.listening();
    }

    synchronized void take(CurrentVersion current) {
        if (current.version() >= version) {
            version = current.version();
            overfull = current.overfull();
        }
        checkComplete();
    }

    synchronized void take(Changes changes, Consumer<PersonRef> changed) {
        version = Math.max(version, changes.to());
        if (changes.generation() == 0) {
            replica.take(changes, changed);
            PeopleReplica anew = fresh;
            if (anew != null) {
                anew.take(changes, person -> {});
            }
        } else if (changes.generation() > replica.known() && changes.generation() >= generation) {
            PeopleReplica anew = changes.generation() == generation ? fresh : null;
            if (anew == null) {
                anew = new PeopleReplica(new HashMap<>(), limits);
                fresh = anew;
                generation = changes.generation();
            }
            anew.take(changes, person -> {});
        }
        settle(changed);
        checkComplete();
    }

    private void settle(Consumer<PersonRef> changed) {
        PeopleReplica anew = fresh;
        if (anew != null && anew.known() >= generation && anew.known() > replica.known()) {
            replica.become(anew, changed);
        }
        if (replica.known() >= generation) {
            fresh = null;
            generation = 0;
        }
    }

    private void checkComplete() {
        complete = version >= 0 && replica.known() >= version && !overfull && people.size() < limits.people();
    }

    /** What to ask the other node for, if something is missing for a while already; not too often. */
    synchronized @Nullable Request request(long now) {
        if (version >= 0 && replica.known() >= version) {
            behindSince = NEVER;
            return null;
        }
        if (behindSince == NEVER) {
            behindSince = now;
        }
        boolean patient = version >= 0 && fresh == null && replica.known() > 0 && now - behindSince < PATIENCE;
        if (patient || (requested != NEVER && now - requested < PATIENCE)) {
            return null;
        }
        requested = now;
        PeopleReplica anew = fresh;
        return anew == null ? new Request(replica.known(), 0) : new Request(anew.known(), generation);
    }

    /** Whether the other node may be answered again already. */
    synchronized boolean mayAnswer(long now) {
        if (answered != NEVER && now - answered < PATIENCE / 2) {
            return false;
        }
        answered = now;
        return true;
    }
}
