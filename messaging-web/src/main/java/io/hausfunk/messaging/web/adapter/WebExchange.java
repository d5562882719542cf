// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

import io.hausfunk.messaging.web.Visitor;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One HTTP request and its answer, as an adapter gives them to {@link io.hausfunk.messaging.web.WebGateway#serve}. No method but those of the body blocks.
 * The gateway calls one method at a time, on any thread.
 */
public interface WebExchange {
    /** The method in capitals, such as {@code GET}. */
    String method();

    /** The path below where the gateway is mounted, without a slash in front, such as {@code v1/self}. Never null. */
    String path();

    /** What stands behind the question mark, as it came; empty if nothing does. */
    String query();

    /** The first header of a name, whatever its case. */
    Optional<String> header(String name);

    /** The origin by which the request reached this server: scheme, host, and the port unless it is the scheme's own. */
    String ownOrigin();

    /** Who asks, as the host authenticated them; empty for nobody. */
    Optional<Visitor> visitor();

    /** What the request carries. */
    RequestBody body();

    /** Begins the answer, once. The headers replace those of the same name that filters have set; {@code Content-Length} is among them if it is known. */
    void begin(int status, Map<String, String> headers);

    /**
     * Sends a part of the body. Must not block for longer than the network takes.
     *
     * @return completes when the next part may come, and fails if nobody is there to take it
     */
    CompletionStage<Void> write(ByteBuffer bytes);
}
