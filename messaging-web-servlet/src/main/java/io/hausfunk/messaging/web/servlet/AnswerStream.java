// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Writes one part after the other, when the container is ready for it. A slow reader holds no thread. */
final class AnswerStream implements WriteListener {
    private final ServletOutputStream out;
    private boolean listening;
    private byte @Nullable [] waiting;
    private CompletableFuture<Void> written = new CompletableFuture<>();

    AnswerStream(ServletOutputStream out) {
        this.out = out;
    }

    /** Completes when the container took the bytes; the next part waits until it is ready again. */
    CompletionStage<Void> write(byte[] bytes) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        boolean first;
        synchronized (this) {
            waiting = bytes;
            written = mine;
            first = !listening;
            listening = true;
        }
        if (first) {
            out.setWriteListener(this);
        } else {
            onWritePossible();
        }
        return mine;
    }

    @Override
    public void onWritePossible() {
        CompletableFuture<Void> done;
        synchronized (this) {
            byte[] bytes = waiting;
            if (bytes == null) {
                return;
            }
            try {
                if (!out.isReady()) {
                    return;
                }
                waiting = null;
                out.write(bytes);
            } catch (IOException | RuntimeException e) {
                onError(e);
                return;
            }
            done = written;
        }
        done.complete(null);
    }

    @Override
    public void onError(Throwable trouble) {
        CompletableFuture<Void> failed;
        synchronized (this) {
            waiting = null;
            failed = written;
        }
        failed.completeExceptionally(trouble);
    }
}
