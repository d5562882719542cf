// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.MissingContent;
import io.hausfunk.messaging.internal.codec.FrameFields;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says which numbers a store skipped: a reader who is told nothing cannot tell a deleted row from one that never was. */
public final class MissingEntries {
    private MissingEntries() {}

    /** Ascending entries of one conversation, with what is missing between two numbers, both of which were looked at. */
    public static List<Entry> said(ConversationId conversation, long after, List<Entry> found, long upTo) {
        if (upTo - after == found.size()) {
            return found;
        }
        List<Entry> all = new ArrayList<>(found.size() + 1);
        long last = after;
        Instant at = Instant.EPOCH;
        for (Entry entry : found) {
            if (entry.sequence() > last + 1) {
                all.add(missing(conversation, last + 1, entry.sequence() - 1, entry.sequence() - 1, entry.at()));
            }
            all.add(entry);
            last = entry.sequence();
            at = entry.at();
        }
        if (last < upTo) {
            all.add(missing(conversation, last + 1, upTo, upTo, at));
        }
        return all;
    }

    /** The same for descending entries, between {@code after} and {@code upTo}. */
    static List<Entry> saidBackward(ConversationId conversation, long after, List<Entry> found, long upTo) {
        if (upTo - after == found.size()) {
            return found;
        }
        List<Entry> ascending = new ArrayList<>(found);
        Collections.reverse(ascending);
        List<Entry> all = new ArrayList<>(found.size() + 1);
        for (Entry entry : said(conversation, after, ascending, upTo)) {
            all.add(
                    entry.content() instanceof MissingContent run
                            ? missing(conversation, run.first(), run.last(), run.first(), entry.at())
                            : entry);
        }
        Collections.reverse(all);
        return all;
    }

    private static Entry missing(ConversationId conversation, long first, long last, long number, Instant at) {
        return new ReadEntry(
                conversation,
                number,
                Optional.empty(),
                at,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                FrameFields.NONE.mentions(),
                Optional.empty(),
                MissingContent.of(first, last));
    }
}
