// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears, in words. */
final class ReceivedLiveEvents implements LiveListener {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void onTyping(ConversationId conversation, UserId user, boolean typing) {
        heard.add(user.value() + (typing ? " types" : " stops"));
    }

    @Override
    public void onReceipt(ConversationId conversation, Receipt receipt) {
        heard.add(receipt.user().map(UserId::value).orElse("?") + " " + receipt.delivered() + "/" + receipt.read());
    }

    String next() {
        try {
            String next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What came and was not asked for; to be asked when something later shows that earlier things would be here. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        heard.drainTo(rest);
        return rest;
    }
}
