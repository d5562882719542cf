// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How one person wants to be notified, whatever the conversation; the same on all their devices. For single conversations see {@link
 * io.hausfunk.messaging.conversation.ConversationSettings}. Thread-safe.
 */
public interface NotificationPreferences {
    /** This person's quiet hours; empty if they have none. */
    CompletionStage<Optional<QuietHours>> quietHours();

    /** Replaces them. What is held already because of the earlier ones is told at their end at the latest. */
    CompletionStage<Void> setQuietHours(QuietHours hours);

    /** Removes them. */
    CompletionStage<Void> clearQuietHours();
}
