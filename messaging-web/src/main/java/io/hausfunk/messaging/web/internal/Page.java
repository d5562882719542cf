// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One connected page: what it sends, and how long it lives. */
final class Page implements PageChannel {
    private static final int REQUESTS_A_SECOND = 30;
    private static final int BURST = 60;
    private static final int MAX_REFUSED = 10;
    private static final int MAX_OUTSTANDING = 64;

    private final Visitor visitor;
    private final PageConnection connection;
    private final Greeting greeting;
    private final Requests requests;
    private final Consumer<Page> onEnd;
    private final Outgoing outgoing;
    private final PageFeed feed;
    private final RequestRate rate;
    private final PageTimes times;
    private final AtomicInteger outstanding = new AtomicInteger();

    private @Nullable Session session;
    private @Nullable Device device;
    private boolean greeted;
    private boolean ended;
    private int refused;

    Page(
            Visitor visitor,
            PageConnection connection,
            Greeting greeting,
            Requests requests,
            Consumer<Page> onEnd,
            LongSupplier nanoTime) {
        this.visitor = visitor;
        this.connection = connection;
        this.greeting = greeting;
        this.requests = requests;
        this.onEnd = onEnd;
        this.outgoing = new Outgoing(connection, this::roomAgain);
        this.feed = greeting.feed(outgoing);
        this.rate = new RequestRate(REQUESTS_A_SECOND, BURST, nanoTime);
        this.times = new PageTimes(nanoTime);
    }

    Visitor visitor() {
        return visitor;
    }

    @Override
    public void received(String frame) {
        try {
            if (frame.length() > MAX_FRAME_BYTES) {
                finish(CloseCode.TOO_LARGE, Duration.ZERO);
                return;
            }
            take(greeting.codec().read(frame));
        } catch (NotAFrameException | InvalidInputException e) {
            finish(CloseCode.NOT_UNDERSTOOD, Duration.ZERO);
        } catch (RuntimeException | Error e) {
            greeting.failed(e);
            finish(CloseCode.RESTART, Duration.ofSeconds(5));
        }
    }

    private void take(JsonObject frame) {
        RequestFields fields = new RequestFields(frame);
        String type = fields.text("t");
        times.heard();
        Session now;
        synchronized (this) {
            if (ended) {
                return;
            }
            now = session;
        }
        if (type.equals("hello")) {
            hello(fields);
        } else if (type.equals("pong")) {
            pong(fields.flag("active"));
        } else if (now == null) {
            throw new NotAFrameException("nothing comes before hello was answered");
        } else {
            ask(now, type, fields);
        }
    }

    private void hello(RequestFields fields) {
        synchronized (this) {
            if (greeted) {
                throw new NotAFrameException("hello comes once");
            }
            greeted = true;
        }
        greeting.greet(this, fields);
    }

    private void pong(boolean active) {
        Device own;
        synchronized (this) {
            own = device;
        }
        if (own != null && active) {
            own.active();
        } else if (own != null) {
            own.alive();
        }
    }

    /** Whatever a page asks for counts, also what is not known here: a newer page may ask for it, and a broken one for ever. */
    private void ask(Session now, String type, RequestFields fields) {
        OptionalLong id = fields.optionalNumber("id");
        Duration wait = outstanding.get() >= MAX_OUTSTANDING ? Duration.ofSeconds(1) : rate.take();
        if (!wait.isZero()) {
            id.ifPresent(number -> outgoing.add(requests.busy(number, wait)));
            if (++refused > MAX_REFUSED) {
                finish(CloseCode.TOO_MUCH, Duration.ofSeconds(10));
            }
            return;
        }
        refused = 0;
        if (type.equals("watch")) {
            greeting.watch(now, fields, feed);
        } else if (requests.knows(type)) {
            answer(now, type, fields.number("id"), fields);
        } else {
            id.ifPresent(number -> outgoing.add(requests.refusal(number, new NotAFrameException("no such request"))));
        }
    }

    private void answer(Session now, String type, long id, RequestFields fields) {
        outstanding.incrementAndGet();
        requests.answer(now, type, id, fields).whenComplete((answer, trouble) -> {
            outstanding.decrementAndGet();
            outgoing.add(trouble == null ? answer : requests.refusal(id, trouble));
        });
    }

    /** The page is greeted: from now on this is its session. False if the page is gone meanwhile. */
    synchronized boolean welcomed(Session newSession, Device newDevice) {
        if (ended) {
            return false;
        }
        session = newSession;
        device = newDevice;
        times.welcomed();
        return true;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    PageFeed feed() {
        return feed;
    }

    private void roomAgain() {
        feed.roomAgain();
        feed.tellCursor();
    }

    @Override
    public void receivedTooMuch() {
        finish(CloseCode.TOO_LARGE, Duration.ZERO);
    }

    @Override
    public void closed() {
        outgoing.close();
        end();
        onEnd.accept(this);
    }

    /** Tells the page why, and closes the connection. */
    void finish(CloseCode code, Duration comeBackAfter) {
        times.finishing();
        outgoing.finish(greeting.bye(code, comeBackAfter), code);
        end();
    }

    synchronized boolean ended() {
        return ended;
    }

    private void end() {
        Session last;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            last = session;
        }
        if (last != null) {
            last.close();
        }
    }

    /** To be called about once a second. */
    void tick() {
        switch (times.next()) {
            case NOTHING -> {}
            case PING -> {
                feed.tellCursor();
                feed.followAnnouncements();
                outgoing.add(greeting.ping());
            }
            case GIVE_UP -> finish(CloseCode.SILENT, Duration.ZERO);
            case CUT -> {
                connection.close(CloseCode.SILENT.number(), CloseCode.SILENT.name());
                closed();
            }
        }
    }
}
