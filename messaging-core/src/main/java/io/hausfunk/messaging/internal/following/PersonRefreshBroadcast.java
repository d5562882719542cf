// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.session.Sessions;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other nodes whom to look up now. By pseudonym: only who has a session there is of interest there. */
public final class PersonRefreshBroadcast {
    private static final Logger LOG = LoggerFactory.getLogger(PersonRefreshBroadcast.class);

    private final Peers peers;
    private final Pseudonyms pseudonyms;
    private final Sessions sessions;
    private final DirectoryMirrors mirrors;
    private final DirectoryCalls directoryCalls;

    /** Listens to the others at once. */
    public PersonRefreshBroadcast(
            Peers peers,
            Pseudonyms pseudonyms,
            Sessions sessions,
            DirectoryMirrors mirrors,
            DirectoryCalls directoryCalls) {
        this.peers = peers;
        this.pseudonyms = pseudonyms;
        this.sessions = sessions;
        this.mirrors = mirrors;
        this.directoryCalls = directoryCalls;
        peers.onTopic(Topic.DIRECTORY_REFRESH, this::received);
    }

    void send(TenantId tenant, UserId user) {
        String body = pseudonyms.person(tenant, user.value()).value() + " " + tenant.value();
        peers.broadcast(Topic.DIRECTORY_REFRESH, body.getBytes(StandardCharsets.UTF_8));
    }

    private void received(UUID from, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        TenantId tenant = new TenantId(text.substring(blank + 1));
        String pseudonym = text.substring(0, blank);
        directoryCalls.submitSync(tenant, () -> {
            try {
                for (UserId user : sessions.users(tenant)) {
                    PersonKey key = pseudonyms.person(tenant, user.value());
                    if (key.value().toString().equals(pseudonym)) {
                        mirrors.refresh(tenant, user);
                    }
                }
            } catch (MessagingException e) {
                LOG.debug("A person could not be refreshed: {}", e.code());
            }
        });
    }
}
