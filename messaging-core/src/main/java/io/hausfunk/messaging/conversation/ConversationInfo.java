// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import java.time.Duration;
import java.util.Optional;

/**
 * A conversation as one participant sees it at one moment. {@code toString} hides title and subject.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ConversationInfo {
    /** Its id. */
    ConversationId id();

    /** What it is. */
    ConversationKind kind();

    /** What newcomers may read. */
    HistoryPolicy history();

    /** Its title; direct conversations have none. */
    Optional<String> title();

    /** The host's object that it hangs on. */
    Optional<String> subject();

    /** How long messages that are sent now stay; empty for ever. */
    Optional<Duration> timeToLive();

    /** The participant's role, or the last one held. */
    Role role();

    /** Whether they still take part. */
    boolean present();

    /** The first number that they may read. */
    long firstReadable();

    /** The last number that they may read now. */
    long lastReadable();

    /** Their delivery mark. */
    long delivered();

    /** Their read mark. */
    long read();
}
