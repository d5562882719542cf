// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.vertx;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of a request. Nothing is read from the network before somebody asks for it. Its fields belong to the request's event loop. */
final class BodyPublisher implements Flow.Publisher<ByteBuffer>, Flow.Subscription {
    /** More than this of a body that nobody wants is not read: the connection is closed instead. */
    private static final long MAX_DISCARDED = 1 << 20;

    private final HttpServerRequest request;
    private final Context context;
    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private @Nullable Throwable trouble;
    private long read;
    private boolean ended;

    BodyPublisher(HttpServerRequest request, Context context) {
        this.request = request;
        this.context = context;
        request.pause();
        request.handler(this::next);
        request.endHandler(end -> end());
        request.exceptionHandler(this::fail);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> newSubscriber) {
        context.runOnContext(now -> {
            if (trouble == null && "100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            newSubscriber.onSubscribe(this);
            if (trouble != null) {
                newSubscriber.onError(trouble);
            } else if (ended) {
                newSubscriber.onComplete();
            } else {
                subscriber = newSubscriber;
            }
        });
    }

    @Override
    public void request(long buffers) {
        context.runOnContext(now -> request.fetch(buffers));
    }

    @Override
    public void cancel() {
        context.runOnContext(now -> subscriber = null);
    }

    private void next(Buffer buffer) {
        read += buffer.length();
        if (subscriber != null) {
            subscriber.onNext(ByteBuffer.wrap(buffer.getBytes()));
        } else if (read > MAX_DISCARDED) {
            request.connection().close();
        }
    }

    private void end() {
        ended = true;
        if (subscriber != null) {
            subscriber.onComplete();
            subscriber = null;
        }
    }

    private void fail(Throwable newTrouble) {
        if (ended || trouble != null) {
            return;
        }
        trouble = newTrouble;
        if (subscriber != null) {
            subscriber.onError(newTrouble);
            subscriber = null;
        }
    }

    /** The request is answered: what is left of it makes room for the next one. */
    void discard() {
        if (!ended && trouble == null) {
            subscriber = null;
            read = 0;
            request.resume();
        }
    }
}
