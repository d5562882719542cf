// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.roll.Said.Ask;
import io.hausfunk.messaging.internal.roll.Said.Changes;
import io.hausfunk.messaging.internal.roll.Said.Stands;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The roll of another node, as far as it is known here. People are looked up without waiting. */
final class PeerRoll {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long NEVER = Long.MIN_VALUE;

    private final RollLimits limits;
    private final Map<Person, Served> people = new ConcurrentHashMap<>();
    private final Copy copy;
    /** A copy that begins anew, because who went was forgotten over there before it was told here. */
    private @Nullable Copy fresh;

    private long generation;
    private long stands = -1;
    private boolean overfull;
    private long behindSince = NEVER;
    private long asked = NEVER;
    private long answered = NEVER;
    private volatile boolean complete;

    PeerRoll(RollLimits limits) {
        this.limits = limits;
        this.copy = new Copy(people, limits);
    }

    /** Whether everybody whom the other node serves is known, as far as one can know. */
    boolean complete() {
        return complete;
    }

    Map<Person, Served> people() {
        return people;
    }

    /** Whether somebody listens there who takes or took part; looks at whatever are fewer. */
    boolean serves(CachedRoster roster) {
        TenantId tenant = roster.ref().tenant();
        if (people.size() < roster.participants().size()) {
            return people.entrySet().stream()
                    .anyMatch(one -> one.getValue().listening()
                            && one.getKey().tenant().equals(tenant)
                            && roster.participant(one.getKey().key()) != null);
        }
        return roster.participants().stream().anyMatch(row -> listens(tenant, row.person()));
    }

    /** Whether one of these people listens there. */
    boolean serves(TenantId tenant, Collection<PersonKey> some) {
        return some.stream().anyMatch(person -> listens(tenant, person));
    }

    private boolean listens(TenantId tenant, PersonKey person) {
        Served served = people.get(new Person(tenant, person));
        return served != null && served.listening();
    }

    synchronized void take(Stands said) {
        if (said.version() >= stands) {
            stands = said.version();
            overfull = said.overfull();
        }
        see();
    }

    synchronized void take(Changes said, Consumer<Person> changed) {
        stands = Math.max(stands, said.to());
        if (said.generation() == 0) {
            copy.take(said, changed);
            Copy anew = fresh;
            if (anew != null) {
                anew.take(said, person -> {});
            }
        } else if (said.generation() > copy.known() && said.generation() >= generation) {
            Copy anew = said.generation() == generation ? fresh : null;
            if (anew == null) {
                anew = new Copy(new HashMap<>(), limits);
                fresh = anew;
                generation = said.generation();
            }
            anew.take(said, person -> {});
        }
        settle(changed);
        see();
    }

    private void settle(Consumer<Person> changed) {
        Copy anew = fresh;
        if (anew != null && anew.known() >= generation && anew.known() > copy.known()) {
            copy.become(anew, changed);
        }
        if (copy.known() >= generation) {
            fresh = null;
            generation = 0;
        }
    }

    private void see() {
        complete = stands >= 0 && copy.known() >= stands && !overfull && people.size() < limits.people();
    }

    /** What to ask the other node for, if something is missing for a while already; not too often. */
    synchronized @Nullable Ask ask(long now) {
        if (stands >= 0 && copy.known() >= stands) {
            behindSince = NEVER;
            return null;
        }
        if (behindSince == NEVER) {
            behindSince = now;
        }
        boolean patient = stands >= 0 && fresh == null && copy.known() > 0 && now - behindSince < PATIENCE;
        if (patient || (asked != NEVER && now - asked < PATIENCE)) {
            return null;
        }
        asked = now;
        Copy anew = fresh;
        return anew == null ? new Ask(copy.known(), 0) : new Ask(anew.known(), generation);
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
