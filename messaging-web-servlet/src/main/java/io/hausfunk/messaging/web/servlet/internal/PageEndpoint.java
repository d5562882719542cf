// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet.internal;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import io.hausfunk.messaging.web.adapter.PageChannel;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One page's connection, as the container sees it. Public, since Jetty takes no other. */
public final class PageEndpoint extends Endpoint {
    private final WebGateway gateway;
    private final Visitor visitor;
    private final Executor closing;
    private volatile @Nullable PageChannel channel;

    /** An endpoint for one page. */
    public PageEndpoint(WebGateway gateway, Visitor visitor, Executor closing) {
        this.gateway = gateway;
        this.visitor = visitor;
        this.closing = closing;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        // The gateway pings; the container must not end what is merely idle.
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(PageChannel.MAX_FRAME_BYTES);
        PageChannel opened = gateway.connect(visitor, new ServletConnection(session, closing, this::gone));
        channel = opened;
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) opened::received);
        session.addMessageHandler(
                ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) bytes -> opened.receivedTooMuch());
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        gone();
    }

    @Override
    public void onError(Session session, Throwable trouble) {
        gone();
    }

    private void gone() {
        PageChannel opened = channel;
        if (opened != null) {
            opened.closed();
        }
    }
}
