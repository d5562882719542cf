// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import io.hausfunk.messaging.web.internal.Gateway;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page whose network is a queue. Its connection complains if two frames are on the way at once. */
final class TestPage implements PageConnection {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final Queue<JsonObject> aside = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Runnable> held = new ArrayList<>();
    private PageChannel channel;
    private boolean reading = true;
    private boolean sending;
    private volatile int code;
    private long number;

    static TestPage connect(WebGateway gateway, Visitor visitor) {
        TestPage page = new TestPage();
        page.channel = gateway.connect(visitor, page);
        return page;
    }

    /** Connected and welcomed. */
    static TestPage greeted(WebGateway gateway, Visitor visitor) {
        TestPage page = connect(gateway, visitor);
        page.hello(ticket(gateway, visitor), null);
        page.next("welcome");
        return page;
    }

    static String ticket(WebGateway gateway, Visitor visitor) {
        return object(((Gateway) gateway).self(visitor)).getString("ticket");
    }

    void hello(String ticket, String since) {
        JsonObjectBuilder hello = Json.createObjectBuilder().add("t", "hello").add("ticket", ticket);
        send((since == null ? hello : hello.add("since", since)).build().toString());
    }

    void send(String frame) {
        channel.received(frame);
    }

    /** Asks, and waits for the answer. What comes meanwhile is kept for {@link #next}. */
    JsonObject ask(String type, JsonObjectBuilder fields) {
        long id = ++number;
        send(fields.add("t", type).add("id", id).build().toString());
        while (true) {
            JsonObject frame = arrived();
            if (frame.containsKey("id") && frame.getInt("id") == id) {
                return frame;
            }
            aside.add(frame);
        }
    }

    /** Asks without fields, and does not wait. */
    void askOnly(String type) {
        send(Json.createObjectBuilder()
                .add("t", type)
                .add("id", ++number)
                .build()
                .toString());
    }

    /** The next frame of a type; those before it are passed over. */
    JsonObject next(String type) {
        while (true) {
            JsonObject frame = aside.isEmpty() ? arrived() : aside.remove();
            if (frame.getString("t").equals(type)) {
                return frame;
            }
        }
    }

    private JsonObject arrived() {
        try {
            String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("a frame").isNotNull();
            return object(frame);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int waiting() {
        return frames.size();
    }

    void stopReading() {
        synchronized (this) {
            reading = false;
        }
    }

    void readAgain() {
        List<Runnable> done;
        synchronized (this) {
            reading = true;
            sending = false;
            done = List.copyOf(held);
            held.clear();
        }
        done.forEach(Runnable::run);
    }

    void disappear() {
        channel.closed();
    }

    int closeCode() {
        try {
            assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("closed")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return code;
    }

    boolean open() {
        return closed.getCount() > 0;
    }

    @Override
    public void send(String frame, Runnable done) {
        synchronized (this) {
            assertThat(sending).as("two frames at once").isFalse();
            frames.add(frame);
            if (!reading) {
                sending = true;
                held.add(done);
                return;
            }
        }
        done.run();
    }

    @Override
    public void close(int newCode, String reason) {
        code = newCode;
        closed.countDown();
        channel.closed();
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
