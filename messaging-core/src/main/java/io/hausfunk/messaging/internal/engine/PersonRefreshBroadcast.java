// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the other nodes whom to look up now. By pseudonym: only who has a session there is of interest there. */
final class PersonNews {
    private static final Logger LOG = LoggerFactory.getLogger(PersonNews.class);

    private final Peers peers;
    private final Pseudonyms pseudonyms;
    private final Sessions sessions;
    private final Staffs staffs;
    private final DirectoryCalls asking;

    PersonNews(Peers peers, Pseudonyms pseudonyms, Sessions sessions, Staffs staffs, DirectoryCalls asking) {
        this.peers = peers;
        this.pseudonyms = pseudonyms;
        this.sessions = sessions;
        this.staffs = staffs;
        this.asking = asking;
        peers.onTopic(Topic.DIRECTORY, this::heard);
    }

    void tell(TenantId tenant, UserId user) {
        String body = pseudonyms.person(tenant, user.value()).value() + " " + tenant.value();
        peers.sayToAll(Topic.DIRECTORY, body.getBytes(StandardCharsets.UTF_8));
    }

    private void heard(UUID from, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf(' ');
        TenantId tenant = new TenantId(text.substring(blank + 1));
        String hidden = text.substring(0, blank);
        asking.run(() -> {
            try {
                for (UserId user : sessions.users(tenant)) {
                    PersonKey key = pseudonyms.person(tenant, user.value());
                    if (key.value().toString().equals(hidden)) {
                        staffs.refresh(tenant, user);
                    }
                }
            } catch (MessagingException e) {
                LOG.debug("Nobody could be looked up: {}", e.code());
            }
        });
    }
}
