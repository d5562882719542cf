// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.web.adapter.Handshake;
import io.hausfunk.messaging.web.adapter.HandshakeRequest;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import io.hausfunk.messaging.web.adapter.WebExchange;
import io.hausfunk.messaging.web.internal.GatewaySettings;
import java.util.concurrent.CompletionStage;

/**
 * Serves the pages of an engine's people. One for each engine and JVM; an adapter connects it to a web server.
 *
 * <p>Thread-safe. What is allowed is decided by the engine, with every request anew. Several nodes need no sticky sessions if they share a {@linkplain
 * WebGatewayBuilder#ticketKey ticket key}: a page that comes back anywhere goes on where it was.
 */
public interface WebGateway extends AutoCloseable {
    /** Begins a gateway to this engine, which stays the host's: closing the gateway leaves it as it is. */
    static WebGatewayBuilder to(Messaging messaging) {
        return new WebGatewayBuilder(messaging, GatewaySettings.DEFAULT);
    }

    /**
     * Answers a request below the path where the gateway is mounted, all but the WebSocket {@code v1/socket}. For adapters. Does not block, but for a
     * short body that is a stream.
     *
     * @return completes when the answer is written, and is then to be ended; fails if it was begun and cannot be ended: cut the connection, so that nobody takes
     *     a part for the whole
     */
    CompletionStage<Void> serve(WebExchange exchange);

    /** Whether a connection may be opened. For adapters, before they upgrade. Does not block. */
    Handshake handshake(HandshakeRequest request);

    /**
     * Takes a connection that {@link #handshake} allowed. For adapters. Does not block; may close the connection at once.
     *
     * @param visitor as of the request that was upgraded
     */
    PageChannel connect(Visitor visitor, PageConnection connection);

    /** The host's session ended: its pages are told and closed. Unknown keys are harmless. Does not block. */
    void signedOut(String sessionKey);

    /** How many pages are connected now. */
    int pages();

    /** Tells every page to come back in a while, and closes it. Idempotent; returns within 5 seconds. */
    @Override
    void close();
}
