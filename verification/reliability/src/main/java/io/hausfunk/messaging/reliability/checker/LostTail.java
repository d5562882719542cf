// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.HashMap;
import java.util.Map;

/**
 * What a database that went back may lack: of each conversation the entries behind the last one that it kept, if they were acknowledged
 * after the last moment of which it lost nothing, and before it went back. Nothing else.
 */
public final class LostTail {
    private final Map<String, Event.Kept> kept = new HashMap<>();

    void kept(Event.Kept event) {
        kept.put(event.conversation(), event);
    }

    /** Whether this acknowledgement is of an entry that may be missing. */
    boolean covers(String conversation, long sequence, long acknowledged) {
        Event.Kept event = kept.get(conversation);
        return event != null && sequence > event.head() && acknowledged > event.covered() && acknowledged <= event.at();
    }

    /** Whether the answer to a message is such an acknowledgement. */
    public boolean covers(Message.Attempt attempt) {
        return attempt.answer() instanceof Event.Ok ok
                && covers(attempt.invoke().conversation(), ok.sequence(), ok.at());
    }

    /**
     * Whether a mark may be missing: it was acknowledged with what was lost, or is beyond what was kept, on a device that did not know yet.
     */
    boolean covers(Event.Marked marked) {
        Event.Kept event = kept.get(marked.conversation());
        return event != null
                && marked.at() > event.covered()
                && (marked.at() <= event.at()
                        || (marked.sequence() > event.head()
                                && marked.at() <= event.at() + ListenerRecord.NOTICED_MICROS));
    }

    /** Whether something seen at this time may show what was lost. */
    boolean before(String conversation, long at) {
        Event.Kept event = kept.get(conversation);
        return event != null && at <= event.at();
    }

    /** Whether something seen at this time may show nothing else than what was lost. */
    boolean during(String conversation, long at) {
        Event.Kept event = kept.get(conversation);
        return event != null && at > event.covered() && at <= event.at();
    }

    /** The last number that was kept; {@link Long#MAX_VALUE} where the database never went back. */
    long head(String conversation) {
        Event.Kept event = kept.get(conversation);
        return event == null ? Long.MAX_VALUE : event.head();
    }

    /** When the database went back, or 0. */
    public long at() {
        return kept.values().stream().mapToLong(Event.Kept::at).max().orElse(0);
    }
}
