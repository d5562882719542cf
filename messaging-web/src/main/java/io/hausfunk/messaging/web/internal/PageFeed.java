// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.ConversationOverview;
import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.EntrySubscription;
import io.hausfunk.messaging.message.Gap;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceListener;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What comes for a page by itself. While the connection is full, every subscription is paused: entries wait in the store, hints are replaced by later ones,
 * and a page that does not read costs no memory.
 */
final class PageFeed implements EntryListener, LiveListener, PresenceListener, OverviewListener {
    private final Outgoing outgoing;
    private final FrameCodec codec;
    private final EntryTexts entryTexts;
    private final OverviewFrames overviews;

    private @Nullable EntrySubscription entries;
    private @Nullable Subscription live;
    private @Nullable Subscription overview;
    private @Nullable Subscription presence;
    private @Nullable AnnouncementFeed announcements;
    private @Nullable Subscription announcing;
    private boolean open;
    private boolean toldSinceCursor;

    PageFeed(Outgoing outgoing, FrameCodec codec, EntryTexts entryTexts, OverviewFrames overviews) {
        this.outgoing = outgoing;
        this.codec = codec;
        this.entryTexts = entryTexts;
        this.overviews = overviews;
    }

    /** Nothing comes before the page was welcomed. */
    @Override
    public synchronized void onStart(EntrySubscription subscription) {
        entries = subscription;
        if (!open) {
            subscription.pause();
        }
    }

    /** The page was welcomed: what waits may come. */
    synchronized void open(
            EntrySubscription subscription, Subscription liveSubscription, Subscription overviewSubscription) {
        entries = subscription;
        live = liveSubscription;
        overview = overviewSubscription;
        open = true;
        subscription.resume();
    }

    /** The page hears of announcements, too, as soon as it can. */
    void followAnnouncements(Session session) {
        synchronized (this) {
            announcements = new AnnouncementFeed(session, codec, this::put, this::announces);
        }
        followAnnouncements();
    }

    /** The same, if that was not possible before. */
    void followAnnouncements() {
        AnnouncementFeed feed;
        synchronized (this) {
            feed = announcements;
        }
        if (feed != null) {
            feed.follow();
        }
    }

    private synchronized void announces(Subscription subscription) {
        announcing = subscription;
    }

    /** The people whom the page watches are others now. */
    synchronized void watches(Subscription watch) {
        if (presence != null) {
            presence.close();
        }
        presence = watch;
    }

    @Override
    public void onEntry(Entry entry) {
        put(entryTexts.of(entry));
        toldSinceCursor = true;
    }

    @Override
    public void onBehind(Gap gap) {
        put(codec.write(codec.frame("behind")
                .add("conversation", gap.conversation().toString())
                .add("after", gap.after())
                .add("upTo", gap.upTo())));
        toldSinceCursor = true;
    }

    @Override
    public void onTyping(ConversationId conversation, UserId user, boolean typing) {
        put(codec.write(codec.frame("typing")
                .add("conversation", conversation.toString())
                .add("user", user.value())
                .add("on", typing)));
    }

    @Override
    public void onReceipt(ConversationId conversation, Receipt receipt) {
        receipt.user()
                .ifPresent(user -> put(codec.write(codec.frame("receipt")
                        .add("conversation", conversation.toString())
                        .add("user", user.value())
                        .add("read", receipt.read()))));
    }

    @Override
    public void onPresence(List<Presence> changes) {
        JsonArrayBuilder people = codec.json().createArrayBuilder();
        for (Presence change : changes) {
            people.add(codec.json()
                    .createObjectBuilder()
                    .add("user", change.user().value())
                    .add("is", change.availability().name().toLowerCase(Locale.ROOT)));
        }
        put(codec.write(codec.frame("presence").add("people", people)));
    }

    @Override
    public void onChange(ConversationOverview conversation) {
        put(codec.write(codec.frame("conversation").add("conversation", overviews.of(conversation))));
    }

    private void put(String frame) {
        outgoing.add(frame);
        if (outgoing.full()) {
            each(Subscription::pause);
            if (outgoing.emptiedSinceFull()) {
                // It said so before the pause, and will not say it again.
                each(Subscription::resume);
            }
        }
    }

    /** The connection took most of what waited. */
    void roomAgain() {
        each(Subscription::resume);
    }

    /** A frame with the latest cursor, if anything came since the last one. */
    void tellCursor() {
        EntrySubscription subscription;
        synchronized (this) {
            subscription = entries;
        }
        if (subscription != null && toldSinceCursor) {
            toldSinceCursor = false;
            // Asked for first: entries that come in between are told twice after a break, which harms nothing.
            subscription
                    .cursor()
                    .thenAccept(cursor ->
                            outgoing.add(codec.write(codec.frame("cursor").add("cursor", cursor.value()))));
        }
    }

    private synchronized void each(java.util.function.Consumer<Subscription> action) {
        for (Subscription subscription : new Subscription[] {entries, live, presence, overview, announcing}) {
            if (subscription != null && open) {
                action.accept(subscription);
            }
        }
    }
}
