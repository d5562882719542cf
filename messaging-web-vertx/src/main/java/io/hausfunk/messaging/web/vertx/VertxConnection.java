// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.vertx;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to a page over a WebSocket of Vert.x. Everything happens on the socket's event loop. */
final class VertxConnection implements PageConnection {
    private static final Logger LOG = LoggerFactory.getLogger(VertxConnection.class);
    /** A page that does not read never takes the last frame either: then the connection is cut. */
    private static final long CUT_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final Context context;
    private final HttpConnection network;
    private final ServerWebSocket socket;
    private @Nullable PageChannel channel;
    private boolean gone;

    private VertxConnection(Context context, HttpConnection network, ServerWebSocket socket) {
        this.context = context;
        this.network = network;
        this.socket = socket;
    }

    static void upgrade(HttpServerRequest request, Visitor visitor, WebGateway gateway) {
        HttpConnection network = request.connection();
        request.toWebSocket().onSuccess(socket -> {
            if (socket.subProtocol() == null) {
                LOG.warn(
                        "The server does not offer the chat's subprotocol, so pages poll: give its options to MessagingHandler.options");
            }
            Context context = Objects.requireNonNull(Vertx.currentContext(), "upgrades come on an event loop");
            new VertxConnection(context, network, socket).open(gateway, visitor);
        });
    }

    private void open(WebGateway gateway, Visitor visitor) {
        PageChannel opened = gateway.connect(visitor, this);
        channel = opened;
        socket.textMessageHandler(opened::received);
        socket.binaryMessageHandler(bytes -> opened.receivedTooMuch());
        socket.closeHandler(closed -> gone());
        // What is longer than the server takes is an exception here, and nothing else.
        socket.exceptionHandler(trouble -> {
            if (trouble instanceof IOException || trouble instanceof HttpClosedException) {
                broken();
            } else {
                opened.receivedTooMuch();
            }
        });
    }

    @Override
    public void send(String frame, Runnable done) {
        context.runOnContext(now -> {
            try {
                socket.writeTextMessage(frame).onSuccess(sent -> done.run()).onFailure(trouble -> broken());
            } catch (RuntimeException e) {
                broken();
            }
        });
    }

    private void broken() {
        gone();
        network.close();
    }

    @Override
    public void close(int code, String reason) {
        context.runOnContext(now -> {
            if (gone) {
                return;
            }
            long cut = context.owner().setTimer(CUT_MILLIS, late -> network.close());
            try {
                socket.close((short) code, reason)
                        .onComplete(closed -> context.owner().cancelTimer(cut));
            } catch (RuntimeException e) {
                // It is closed already.
                broken();
            }
        });
    }

    private void gone() {
        gone = true;
        PageChannel opened = channel;
        if (opened != null) {
            opened.closed();
        }
    }
}
