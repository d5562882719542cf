// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.LiveListener;
import io.hausfunk.messaging.Receipt;
import io.hausfunk.messaging.Watch;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.live.Happening.Got;
import io.hausfunk.messaging.internal.live.Happening.Typing;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener at its own pace: of what it did not hear yet it keeps the latest only. Whether it may hear something is decided
 * when it is about to.
 */
public final class Ear implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final int MOST = 10_000;
    private static final int A_TURN = 256;

    private final Actor actor;
    private final LiveListener listener;
    private final Hearing hearing;
    private final Executor deciding;
    private final Executor callbacks;
    private final Consumer<Ear> onClose;

    private final Map<Spot, Typing> typings = new LinkedHashMap<>();
    private final Map<Spot, Got> gots = new LinkedHashMap<>();
    /** Who the listener believes to be typing. */
    private final Set<Spot> believed = new HashSet<>();

    private boolean active;
    private boolean complained;
    private volatile boolean closed;

    Ear(
            Actor actor,
            LiveListener listener,
            Hearing hearing,
            Executor deciding,
            Executor callbacks,
            Consumer<Ear> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.hearing = hearing;
        this.deciding = deciding;
        this.callbacks = callbacks;
        this.onClose = onClose;
    }

    Actor actor() {
        return actor;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            onClose.accept(this);
        }
    }

    synchronized void touch(Happening happening) {
        Spot spot = happening.spot();
        if (happening instanceof Typing typing) {
            if (typings.size() + believed.size() < MOST || typings.containsKey(spot) || believed.contains(spot)) {
                typings.put(spot, typing);
            }
        } else if (happening instanceof Got got && (gots.size() < MOST || gots.containsKey(spot))) {
            gots.merge(spot, got, Got::and);
        }
        if (!active && !closed) {
            active = true;
            decideSoon();
        }
    }

    private void decideSoon() {
        try {
            deciding.execute(this::decide);
        } catch (RejectedExecutionException e) {
            // Only when the engine closes.
            closed = true;
        }
    }

    private void decide() {
        List<Happening> next = take();
        List<Runnable> calls = new ArrayList<>(next.size());
        next.forEach(happening -> call(happening).ifPresent(calls::add));
        if (calls.isEmpty()) {
            rest();
        } else {
            callSoon(calls);
        }
    }

    private synchronized List<Happening> take() {
        List<Happening> taken = new ArrayList<>();
        take(typings, taken);
        take(gots, taken);
        return taken;
    }

    private static void take(Map<Spot, ? extends Happening> from, List<Happening> to) {
        Iterator<? extends Happening> next = from.values().iterator();
        while (next.hasNext() && to.size() < A_TURN) {
            to.add(next.next());
            next.remove();
        }
    }

    private Optional<Runnable> call(Happening happening) {
        // Whatever comes of it: of an end nothing more will follow.
        boolean news = !(happening instanceof Typing typing) || believe(typing);
        try {
            if (news && hearing.mayHear(actor, happening)) {
                return call(happening, hearing.who(happening));
            }
        } catch (RuntimeException | Error e) {
            LOG.debug("Something live was not heard: {}", e.getClass().getName());
        }
        if (news && happening instanceof Typing typing && typing.typing()) {
            believe(new Typing(typing.spot(), typing.membership(), false));
        }
        return Optional.empty();
    }

    private Optional<Runnable> call(Happening happening, Optional<UserId> who) {
        var conversation = happening.ref().conversation();
        if (happening instanceof Typing typing) {
            return who.map(user -> () -> listener.onTyping(conversation, user, typing.typing()));
        }
        Got got = (Got) happening;
        Receipt receipt = new Receipt(who, got.delivered(), got.read());
        return Optional.of(() -> listener.onReceipt(conversation, receipt));
    }

    private synchronized boolean believe(Typing typing) {
        return typing.typing() ? believed.add(typing.spot()) : believed.remove(typing.spot());
    }

    private void callSoon(List<Runnable> calls) {
        try {
            callbacks.execute(() -> call(calls));
        } catch (RuntimeException e) {
            // The host's executor is full or closed, and may say so by any exception: this thread is ours to block.
            call(calls);
        }
    }

    private void call(List<Runnable> calls) {
        for (Runnable call : calls) {
            if (closed) {
                return;
            }
            try {
                call.run();
            } catch (RuntimeException | Error e) {
                if (!complained) {
                    complained = true;
                    LOG.warn(
                            "A live listener failed with {}; further failures are not logged",
                            e.getClass().getName());
                }
            }
        }
        rest();
    }

    private synchronized void rest() {
        active = !closed && !(typings.isEmpty() && gots.isEmpty());
        if (active) {
            decideSoon();
        }
    }

    @Override
    public String toString() {
        return "Watch[live]";
    }
}
