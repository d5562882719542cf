// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.List;

/** Pages that send a frame again some time after it came back. */
final class BareEcho implements Contestant {
    private final String name;
    private final ServerProcess server;
    private final Vertx vertx;
    private final int paceMillis;
    private final String frame;
    private final Traffic traffic = new Traffic();
    private final List<WebSocket> pages = new ArrayList<>();
    private volatile boolean on;

    /** With no pace, a page sends a frame again as soon as it came back. */
    BareEcho(ServerProcess server, PageClient client, int count, int paceMillis, int frameBytes) {
        this.name = paceMillis == 0 ? "bare echo, at full speed" : "bare echo, at the same pace";
        this.server = server;
        this.vertx = client.vertx();
        this.paceMillis = paceMillis;
        this.frame = "x".repeat(frameBytes);
        for (int i = 0; i < count; i++) {
            WebSocket page = PageClient.done(client.bare(server));
            page.textMessageHandler(back -> came(page, back));
            pages.add(page);
        }
    }

    private void came(WebSocket page, String back) {
        traffic.delivery(back);
        if (paceMillis == 0) {
            send(page);
        } else {
            vertx.setTimer(paceMillis, late -> send(page));
        }
    }

    private void send(WebSocket page) {
        if (on) {
            page.writeTextMessage(frame);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ServerProcess server() {
        return server;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void write(boolean begin) {
        on = begin;
        pages.forEach(this::send);
    }
}
