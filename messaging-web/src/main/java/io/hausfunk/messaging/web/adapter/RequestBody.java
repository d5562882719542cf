// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;

/** What a request carries: a stream that blocks, or a publisher for servers that must not block. Read once, and not at all if the request is refused. */
public final class RequestBody {
    private final Optional<InputStream> stream;
    private final Optional<Flow.Publisher<ByteBuffer>> publisher;

    private RequestBody(Optional<InputStream> stream, Optional<Flow.Publisher<ByteBuffer>> publisher) {
        this.stream = stream;
        this.publisher = publisher;
    }

    /** A stream. It is read on the thread that gives the request to the gateway, or on one of the engine's. */
    public static RequestBody of(InputStream stream) {
        return new RequestBody(Optional.of(Objects.requireNonNull(stream, "stream")), Optional.empty());
    }

    /** A publisher, whose next buffer is asked for when the last one is stored. It is subscribed to once, perhaps late: nothing may get lost until then. */
    public static RequestBody of(Flow.Publisher<ByteBuffer> publisher) {
        return new RequestBody(Optional.empty(), Optional.of(Objects.requireNonNull(publisher, "publisher")));
    }

    /** The stream, if it is one. */
    public Optional<InputStream> stream() {
        return stream;
    }

    /** The publisher, if it is one. */
    public Optional<Flow.Publisher<ByteBuffer>> publisher() {
        return publisher;
    }
}
