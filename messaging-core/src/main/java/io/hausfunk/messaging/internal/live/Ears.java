// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import io.hausfunk.messaging.internal.roll.Person;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who listens on this node for what is live. */
final class Ears {
    private final Map<Person, List<Ear>> listening = new ConcurrentHashMap<>();
    private final Roll roll;

    Ears(Roll roll) {
        this.roll = roll;
    }

    void add(Ear ear) {
        Person person = person(ear);
        listening.compute(person, (p, list) -> {
            List<Ear> own = list == null ? new CopyOnWriteArrayList<>() : list;
            own.add(ear);
            return own;
        });
        roll.listens(person.tenant(), person.key());
    }

    void remove(Ear ear) {
        Person person = person(ear);
        boolean[] removed = new boolean[1];
        listening.computeIfPresent(person, (p, list) -> {
            removed[0] = list.remove(ear);
            return list.isEmpty() ? null : list;
        });
        if (removed[0]) {
            roll.listensNoMore(person.tenant(), person.key());
        }
    }

    boolean none() {
        return listening.isEmpty();
    }

    /** Tells those who take part and listen here, or their own person only. */
    void touch(CachedRoster roster, Happening happening, boolean ownOnly) {
        if (listening.isEmpty()) {
            return;
        }
        PersonKey doer = happening.spot().person();
        if (ownOnly) {
            touch(roster, doer, happening);
            return;
        }
        for (Participant row : roster.participants()) {
            if (row.present() && !(happening instanceof Typing && row.person().equals(doer))) {
                touch(roster, row.person(), happening);
            }
        }
    }

    private void touch(CachedRoster roster, PersonKey person, Happening happening) {
        List<Ear> ears = listening.get(new Person(roster.ref().tenant(), person));
        if (ears != null) {
            ears.forEach(ear -> ear.touch(happening));
        }
    }

    private static Person person(Ear ear) {
        return new Person(ear.actor().tenant(), ear.actor().person());
    }
}
