// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Ends the sessions of somebody here and on the other nodes, which are told the pseudonym. */
public final class SessionEnding {
    private final Peers peers;
    private final Sessions sessions;
    private final Executor work;
    private final Faults faults;

    /** Listens to the others at once; what they ask for is done by {@code work}. */
    public SessionEnding(Peers peers, Sessions sessions, Executor work, Faults faults) {
        this.peers = peers;
        this.sessions = sessions;
        this.work = work;
        this.faults = faults;
        peers.onTopic(Topic.SESSIONS_END, this::received);
    }

    /** How many were ended here. */
    public int end(TenantId tenant, PersonKey person) {
        String body = person.value() + " " + tenant.value();
        peers.broadcast(Topic.SESSIONS_END, body.getBytes(StandardCharsets.UTF_8));
        return endHere(tenant, person.value().toString());
    }

    private void received(UUID from, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        TenantId tenant = new TenantId(text.substring(blank + 1));
        String person = text.substring(0, blank);
        work.execute(() -> faults.guard("sessions", () -> endHere(tenant, person)));
    }

    private int endHere(TenantId tenant, String person) {
        return sessions.end(
                tenant, actor -> actor.person().value().toString().equals(person), SessionEnd.ENDED_BY_ADMINISTRATOR);
    }
}
