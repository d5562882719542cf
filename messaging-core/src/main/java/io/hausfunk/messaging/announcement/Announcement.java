// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An announcement as one person of its audience sees it now, in their language.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface Announcement {
    /** Which one. */
    ConversationId id();

    /** Its version, which rises with each correction. */
    long version();

    /** What it says, in the person's language if there is such a text. */
    AnnouncementText text();

    /** The language of {@link #text()}. */
    Locale language();

    /** How much it asks for attention. */
    AnnouncementPriority priority();

    /** Who published it; empty for somebody who was erased. */
    Optional<UserId> sender();

    /** From when on it is shown. */
    Instant from();

    /** When it ends. */
    Instant until();

    /** Whether the person is asked to acknowledge it, and has not. */
    boolean acknowledgementWanted();

    /** The answers to choose from; empty where it is acknowledged without a choice, or not at all. */
    List<String> choices();

    /** Which answer the person gave, if they acknowledged it; empty also where there is none to choose. */
    Optional<Integer> choice();

    /** Whether the person acknowledged it, as far as it is asked for now. */
    boolean acknowledged();

    /** Whether the person may answer the sender. */
    boolean repliesToSender();
}
