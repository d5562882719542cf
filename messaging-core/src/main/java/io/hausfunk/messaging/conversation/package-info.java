// SPDX-License-Identifier: Apache-2.0
/** Conversations, who takes part in them, and what they are called. */
@NullMarked
package io.hausfunk.messaging.conversation;

import org.jspecify.annotations.NullMarked;
