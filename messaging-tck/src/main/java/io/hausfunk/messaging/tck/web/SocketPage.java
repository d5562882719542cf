// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Await;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page over a real socket. */
final class SocketPage implements WebSocket.Listener {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    void open(WebSocket newSocket) {
        socket = newSocket;
    }

    void send(String frame) {
        Await.within(PATIENCE, Objects.requireNonNull(socket, "open").sendText(frame, true));
    }

    String next(String type) throws InterruptedException {
        while (true) {
            String frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(frame).as("a frame " + type).isNotNull();
            if (frame.startsWith("{\"t\":\"" + type + "\"")) {
                return frame;
            }
        }
    }

    int closeCode() {
        return Await.within(PATIENCE, closed);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable trouble) {
        closed.completeExceptionally(trouble);
    }
}
