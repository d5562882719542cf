// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import io.hausfunk.messaging.web.adapter.WebExchange;
import io.hausfunk.messaging.web.internal.http.HttpDoor;
import io.hausfunk.messaging.web.internal.http.HttpPages;
import io.hausfunk.messaging.web.internal.http.PageGuard;
import io.hausfunk.messaging.web.internal.machine.ServiceDoor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/** The gateway: whom it lets in, and what it tells all pages. */
public final class Gateway implements WebGateway, HttpPages {
    /** The subprotocol, with its version. */
    public static final String PROTOCOL = "hausfunk.v1";

    /** So much time for each page that comes back, up to so much for all. */
    private static final int SPREAD_MILLIS = 30;

    private static final int MAX_SPREAD_MILLIS = 30_000;

    private final GatewaySettings settings;
    private final Tickets tickets;
    private final Requests requests;
    private final Greeting greeting;
    private final ConnectedPages pages;
    private final Beat beat;
    private final PageGuard guard;
    private final HttpDoor http;
    private final ServiceDoor services;
    private volatile boolean closed;

    private Gateway(
            Messaging messaging, GatewaySettings settings, Tickets tickets, Requests requests, Greeting greeting) {
        this.settings = settings;
        this.tickets = tickets;
        this.requests = requests;
        this.greeting = greeting;
        this.pages = new ConnectedPages(settings.maxPages(), settings.maxPagesOfOne());
        this.guard = new PageGuard(settings.origins());
        FrameCodec codec = greeting.codec();
        this.http = new HttpDoor(
                messaging, this, guard, codec.json(), codec::readContent, settings.cockpit(), settings.nanoTime());
        this.services = new ServiceDoor(messaging, codec.json(), codec::readContent, settings.clock());
        this.beat = new Beat(pages, this::eachSecond, settings.check(), settings.clock());
    }

    /** Starts a gateway. */
    public static Gateway start(Messaging messaging, GatewaySettings settings) {
        Clock clock = settings.clock();
        FrameCodec codec = new FrameCodec();
        EntryFrames entries = new EntryFrames(codec);
        PeopleRequests people = new PeopleRequests(codec);
        Tickets tickets = new Tickets(settings.ticketKey(), clock);
        Gateway gateway = new Gateway(
                messaging,
                settings,
                tickets,
                new Requests(codec, entries, people, new NotificationRequests(clock), messaging.attachmentSettings()),
                new Greeting(messaging, tickets, codec, entries, people, clock));
        gateway.beat.start();
        return gateway;
    }

    private void eachSecond() {
        greeting.tick();
        http.tick();
    }

    @Override
    public CompletionStage<Void> serve(WebExchange exchange) {
        return ServiceDoor.concerns(exchange.path()) ? services.serve(exchange) : http.serve(exchange);
    }

    @Override
    public String self(Visitor visitor) {
        return requests.self(visitor, tickets.issue(visitor));
    }

    @Override
    public boolean full() {
        return closed || pages.full();
    }

    @Override
    public Handshake handshake(HandshakeRequest request) {
        if (full()) {
            return Handshake.refused(
                    503, closed ? "the gateway is closed" : "the gateway has as many pages as it may have");
        }
        String origin = request.origin().orElse("");
        if (!guard.knows(origin, request.ownOrigin())) {
            return Handshake.refused(
                    403, "the origin of the page is not " + request.ownOrigin() + " and not one that the host named");
        }
        if (!request.protocols().contains(PROTOCOL)) {
            return Handshake.refused(400, "the page does not offer the subprotocol " + PROTOCOL);
        }
        return Handshake.accepted(PROTOCOL);
    }

    @Override
    public PageChannel connect(Visitor visitor, PageConnection connection) {
        Page page = new Page(visitor, connection, greeting, requests, pages::remove, settings.nanoTime());
        Page tooMany = pages.add(page);
        if (closed) {
            page.finish(CloseCode.RESTART, spread());
        } else if (tooMany != null) {
            tooMany.finish(CloseCode.TOO_MANY_PAGES, Duration.ZERO);
        }
        return page;
    }

    @Override
    public void signedOut(String sessionKey) {
        pages.of(sessionKey).forEach(page -> page.finish(CloseCode.SIGNED_OUT, Duration.ZERO));
    }

    @Override
    public int pages() {
        return pages.size();
    }

    /** Does what is due by the clock; for tests that move it. */
    public void tick() {
        beat.tick();
    }

    @Override
    public void close() {
        closed = true;
        pages.all().forEach(page -> page.finish(CloseCode.RESTART, spread()));
        beat.close();
    }

    /** Pages come back one after the other, not all at once. */
    private Duration spread() {
        int most = Math.min(MAX_SPREAD_MILLIS, 1 + SPREAD_MILLIS * pages.size());
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(most));
    }
}
