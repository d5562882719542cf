// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.ConversationId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a listener heard, in order: announcements, and the ids of those that are gone. */
final class HeardAnnouncements implements AnnouncementListener {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @Override
    public void onAnnouncement(Announcement announcement) {
        heard.add(announcement);
    }

    @Override
    public void onGone(ConversationId announcement) {
        heard.add(announcement);
    }

    Announcement next() {
        return (Announcement) any();
    }

    ConversationId gone() {
        return (ConversationId) any();
    }

    boolean nothing() {
        return heard.isEmpty();
    }

    private Object any() {
        try {
            Object next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was heard");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
