// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet.internal;

import io.hausfunk.messaging.web.adapter.PageConnection;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Sends to a page through the container's asynchronous endpoint. */
final class ServletConnection implements PageConnection {
    /** As long as a page may be silent before the gateway gives it up. */
    private static final long SEND_TIMEOUT_MILLIS = 75_000;

    private final Session session;
    private final RemoteEndpoint.Async remote;
    private final Executor closing;
    private final Runnable gone;

    ServletConnection(Session session, Executor closing, Runnable gone) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.remote.setSendTimeout(SEND_TIMEOUT_MILLIS);
        this.closing = closing;
        this.gone = gone;
    }

    @Override
    public void send(String frame, Runnable done) {
        try {
            remote.sendText(frame, result -> {
                if (result.isOK()) {
                    done.run();
                } else {
                    broken();
                }
            });
        } catch (RuntimeException e) {
            broken();
        }
    }

    private void broken() {
        gone.run();
        close(CloseReason.CloseCodes.GOING_AWAY.getCode(), "broken");
    }

    @Override
    public void close(int code, String reason) {
        try {
            closing.execute(() -> {
                try {
                    session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
                } catch (IOException | RuntimeException e) {
                    // It is gone already.
                    gone.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The servlet is destroyed, and the container closes what is left.
            gone.run();
        }
    }
}
