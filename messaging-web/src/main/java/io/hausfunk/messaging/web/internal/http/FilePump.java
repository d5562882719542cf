// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads a file piece by piece, the next one when the network took the last. Nothing is answered before the first piece is there. */
final class FilePump {
    private static final int PIECE = 256 * 1024;

    private final WebExchange exchange;
    private final Attachments attachments;
    private final long sequence;
    private final UUID file;
    private final ByteRange range;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    FilePump(WebExchange exchange, Attachments attachments, long sequence, UUID file, ByteRange range) {
        this.exchange = exchange;
        this.attachments = attachments;
        this.sequence = sequence;
        this.file = file;
        this.range = range;
    }

    CompletionStage<Void> run(Runnable begin) {
        piece(range.from(), begin);
        return done;
    }

    private void piece(long from, Runnable before) {
        attachments
                .read(sequence, file, from, (int) Math.min(PIECE, range.to() - from + 1))
                .thenCompose(bytes -> {
                    if (bytes.length == 0) {
                        throw new IllegalStateException("the file is shorter than it says");
                    }
                    before.run();
                    return exchange.write(ByteBuffer.wrap(bytes)).thenApply(written -> from + bytes.length);
                })
                .whenComplete((next, trouble) -> {
                    if (trouble != null) {
                        done.completeExceptionally(trouble);
                    } else if (next > range.to()) {
                        done.complete(null);
                    } else {
                        piece(next, () -> {});
                    }
                });
    }
}
