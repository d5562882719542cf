// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** One session for each person of the file, opened when first needed. The engine ends them all when it closes. */
final class ImportSessions {
    private final Messaging messaging;
    private final TenantId tenant;
    private final Patience patience;
    private final Map<UserId, CompletionStage<Session>> sessions = new ConcurrentHashMap<>();

    ImportSessions(Messaging messaging, TenantId tenant, Patience patience) {
        this.messaging = messaging;
        this.tenant = tenant;
        this.patience = patience;
    }

    CompletionStage<Session> session(UserId person) {
        return sessions.computeIfAbsent(person, user -> patience.call(() -> messaging.openSession(tenant, user)));
    }
}
