// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page that sends its next message some time after the last one was answered, while it is told to. */
final class WritingPage {
    private static final String TEXT = "Die Rechnung 4711 ist freigegeben, bitte bis Freitag buchen.";

    private final Vertx vertx;
    private final int paceMillis;
    private final Traffic traffic;
    private final CompletableFuture<String> begun = new CompletableFuture<>();
    private @Nullable WebSocket socket;
    private String conversation = "";
    private volatile boolean on;
    private int lastId;

    WritingPage(Vertx vertx, int paceMillis, Traffic traffic) {
        this.vertx = vertx;
        this.paceMillis = paceMillis;
        this.traffic = traffic;
    }

    void connected(WebSocket page) {
        socket = page;
    }

    void heard(String frame) {
        if (frame.startsWith("{\"t\":\"entry\"")) {
            traffic.delivery(frame);
            return;
        }
        traffic.other();
        if (frame.startsWith("{\"t\":\"ok\"") && !begun.isDone()) {
            begun.complete(new JsonObject(frame).getString("conversation"));
        } else if (frame.startsWith("{\"t\":\"ok\"") || frame.startsWith("{\"t\":\"error\"")) {
            if (frame.startsWith("{\"t\":\"error\"")) {
                System.out.println(frame);
                begun.completeExceptionally(new IllegalStateException(frame));
            }
            vertx.setTimer(paceMillis, late -> send());
        }
    }

    /** Begins a conversation with others. */
    String begin(List<String> people) throws Exception {
        JsonObject request = people.size() == 1
                ? new JsonObject().put("t", "direct").put("user", people.get(0))
                : new JsonObject()
                        .put("t", "group")
                        .put("title", "Load")
                        .put("name", "load")
                        .put("people", new JsonArray(people));
        write(request.put("id", ++lastId).encode());
        return begun.get(60, TimeUnit.SECONDS);
    }

    void writesIn(String id) {
        begun.complete(id);
        conversation = id;
    }

    void write(boolean begin) {
        on = begin;
        if (begin) {
            vertx.runOnContext(now -> send());
        }
    }

    private void send() {
        if (on) {
            int id = ++lastId;
            write("{\"t\":\"send\",\"id\":" + id + ",\"conversation\":\"" + conversation + "\",\"name\":\"n" + id
                    + "\",\"text\":\"" + TEXT + "\"}");
        }
    }

    private void write(String frame) {
        WebSocket page = socket;
        if (page != null) {
            page.writeTextMessage(frame);
        }
    }
}
