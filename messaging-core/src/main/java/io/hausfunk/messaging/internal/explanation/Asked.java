// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Instant;

/** What is to be explained. */
record Asked(Actor actor, ConversationRef ref, long sequence, Instant now) {}
