// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.model.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A listener to the announcements of its person. What it was told last is all that it keeps, so a slow one gets the latest state. */
public final class AnnouncementSubscription implements PumpedSubscription {
    private static final String PART = "announcement delivery";

    private final Actor actor;
    private final Board board;
    private final AnnouncementListener listener;
    private final Consumer<AnnouncementSubscription> onClose;
    private final ListenerPump pump;
    private final Map<ConversationId, Announcement> told = new HashMap<>();

    AnnouncementSubscription(
            Actor actor,
            Board board,
            BoardSources sources,
            AnnouncementListener listener,
            Consumer<AnnouncementSubscription> onClose) {
        this.actor = actor;
        this.board = board;
        this.listener = listener;
        this.onClose = onClose;
        this.pump = sources.delivering().pump(actor.ref(), PART, this::next);
    }

    Actor actor() {
        return actor;
    }

    void wake() {
        pump.wake();
    }

    @Override
    public ListenerPump pump() {
        return pump;
    }

    @Override
    public void closed() {
        onClose.accept(this);
    }

    private @Nullable Batch next() {
        List<Runnable> calls = new ArrayList<>();
        List<Announcement> now = board.shownTo(actor);
        Set<ConversationId> ids = now.stream().map(Announcement::id).collect(Collectors.toSet());
        synchronized (told) {
            told.keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> calls.add(() -> tellGone(id)));
            now.stream().filter(one -> !one.equals(told.get(one.id()))).forEach(one -> calls.add(() -> tell(one)));
        }
        // What is put back is found again: it was not told.
        return calls.isEmpty() ? null : new Batch(calls, made -> {});
    }

    private void tell(Announcement one) {
        synchronized (told) {
            told.put(one.id(), one);
        }
        listener.onAnnouncement(one);
        board.told(actor, one);
    }

    private void tellGone(ConversationId id) {
        synchronized (told) {
            told.remove(id);
        }
        listener.onGone(id);
    }

    @Override
    public String toString() {
        return "Subscription[announcements]";
    }
}
