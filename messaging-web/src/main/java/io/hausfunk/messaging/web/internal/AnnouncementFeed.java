// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.ConversationId;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells a page of the announcements that concern its person. An engine without a directory has none. */
final class AnnouncementFeed implements AnnouncementListener {
    private final Session session;
    private final FrameCodec codec;
    private final Consumer<String> page;
    private final Consumer<Subscription> begun;
    private final AtomicBoolean asked = new AtomicBoolean();

    AnnouncementFeed(Session session, FrameCodec codec, Consumer<String> page, Consumer<Subscription> begun) {
        this.session = session;
        this.codec = codec;
        this.page = page;
        this.begun = begun;
    }

    /** Listens, if it does not yet. To be called again from time to time, since the directory may not be read yet. */
    void follow() {
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            session.announcements().listen(this).whenComplete((subscription, trouble) -> {
                if (trouble == null) {
                    begun.accept(subscription);
                } else {
                    asked.set(!retryable(trouble));
                }
            });
        } catch (MessagingException e) {
            asked.set(!e.retryable());
        }
    }

    private static boolean retryable(Throwable trouble) {
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        return cause instanceof MessagingException known && known.retryable();
    }

    @Override
    public void onAnnouncement(Announcement announcement) {
        page.accept(codec.write(
                codec.frame("announcement").add("announcement", AnnouncementFrames.of(codec, announcement))));
    }

    @Override
    public void onGone(ConversationId announcement) {
        page.accept(codec.write(codec.frame("announcement-gone").add("announcement", announcement.toString())));
    }
}
