// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a listener heard of an overview. */
final class ReceivedOverviews implements OverviewListener {
    private final BlockingQueue<ConversationOverview> heard = new LinkedBlockingQueue<>();

    @Override
    public void onChange(ConversationOverview conversation) {
        heard.add(conversation);
    }

    /** The first one from now on that is as wanted; earlier ones are dropped. */
    ConversationOverview until(Predicate<ConversationOverview> wanted) {
        try {
            for (; ; ) {
                ConversationOverview next = heard.poll(20, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("nothing like it was heard");
                }
                if (wanted.test(next)) {
                    return next;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
