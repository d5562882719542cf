// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/** The engine's {@link ConversationOverview}. */
record OverviewItem(
        ConversationInfo info,
        Optional<UserId> other,
        Entry latest,
        long unread,
        long mentions,
        ConversationSettings settings,
        Optional<Draft> draft)
        implements ConversationOverview {
    @Override
    public String toString() {
        return "ConversationOverview[" + info.id() + ", latest " + latest.sequence() + ", unread " + unread + "]";
    }
}
