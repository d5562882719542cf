// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.message.Draft;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What one person began to write in one conversation: sealed under that person's key, the same on all their devices. An {@link
 * OverviewListener} hears of it. The last change wins, whichever device made it. Sending does not clear it: clear it when the send is
 * acknowledged. Threads, deadlines and errors as in {@link io.hausfunk.messaging.Session}; all three calls are harmless to repeat.
 */
public interface SavedDraft {
    /** What is kept; empty if nothing is, or if it cannot be read. */
    CompletionStage<Optional<Draft>> get();

    /** Keeps this instead, with its name and all that it says; refused as by {@link Conversation#send}. */
    CompletionStage<Void> set(Draft draft);

    /** Keeps nothing any more. */
    CompletionStage<Void> clear();
}
