// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listener gets next in one conversation.
 *
 * @param ref where
 * @param entries what it may see of what was fetched
 * @param gap the entries that it has to read for itself, or null
 * @param position where it stands afterwards
 */
record FetchResult(
        ConversationRef ref, List<Entry> entries, @Nullable Gap gap, long position) {}
