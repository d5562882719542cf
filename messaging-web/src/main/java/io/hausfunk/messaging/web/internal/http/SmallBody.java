// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body that must be short, as text. */
public final class SmallBody implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> whole = new CompletableFuture<>();
    private final int most;
    private Flow.@Nullable Subscription subscription;

    private SmallBody(int most) {
        this.most = most;
    }

    /** The whole body; fails if it has more than {@code most} bytes. */
    public static CompletionStage<String> read(WebExchange exchange, int most) {
        if (exchange.body().publisher().isPresent()) {
            SmallBody body = new SmallBody(most);
            exchange.body().publisher().get().subscribe(body);
            return body.whole;
        }
        try {
            InputStream stream = exchange.body().stream().orElseThrow();
            byte[] read = stream.readNBytes(most + 1);
            return read.length > most
                    ? CompletableFuture.failedFuture(tooLong())
                    : CompletableFuture.completedFuture(new String(read, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(incomplete());
        }
    }

    private static InvalidInputException tooLong() {
        return new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "the body is longer than allowed");
    }

    private static InvalidInputException incomplete() {
        return new InvalidInputException(ErrorCode.ATTACHMENT_INCOMPLETE, "the body was cut off");
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
        byte[] some = new byte[buffer.remaining()];
        buffer.get(some);
        bytes.write(some, 0, some.length);
        Flow.Subscription from = subscription;
        if (bytes.size() > most) {
            if (from != null) {
                from.cancel();
            }
            whole.completeExceptionally(tooLong());
        } else if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void onError(Throwable trouble) {
        whole.completeExceptionally(incomplete());
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toString(StandardCharsets.UTF_8));
    }
}
