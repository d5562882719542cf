// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;

/** Somebody in a conversation. */
record ParticipantRef(ConversationRef conversation, PersonKey person) {}
