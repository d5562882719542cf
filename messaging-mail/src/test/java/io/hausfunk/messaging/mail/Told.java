// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedConversation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the engine would tell somebody. */
record Told(UserId user, long messages, long mentions, int count, List<NotifiedAnnouncement> announcements)
        implements Notification {
    Told(UserId user, long messages, long mentions, int count) {
        this(user, messages, mentions, count, List.of());
    }

    @Override
    public TenantId tenant() {
        return new TenantId("acme");
    }

    @Override
    public List<NotifiedConversation> conversations() {
        List<NotifiedConversation> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new One());
        }
        return all;
    }

    @Override
    public List<NotifiedAnnouncement> announcements() {
        return List.copyOf(announcements);
    }

    private record One() implements NotifiedConversation {
        @Override
        public ConversationId conversation() {
            return new ConversationId(new UUID(4711, 1));
        }

        @Override
        public long messages() {
            return 1;
        }

        @Override
        public long mentions() {
            return 0;
        }

        @Override
        public long latest() {
            return 2;
        }
    }
}
