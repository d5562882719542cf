// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewPage;
import io.hausfunk.messaging.conversation.OverviewPosition;
import java.util.List;
import java.util.Optional;

/** The engine's {@link OverviewPage}. */
record ReadOverview(List<ConversationOverview> conversations, Optional<OverviewPosition> next) implements OverviewPage {
    ReadOverview {
        conversations = List.copyOf(conversations);
    }

    @Override
    public String toString() {
        return "OverviewPage[" + conversations.size() + (next.isPresent() ? ", more]" : "]");
    }
}
