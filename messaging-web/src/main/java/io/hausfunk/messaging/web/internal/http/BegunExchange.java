// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** An exchange that remembers whether its answer has begun: then an error can only cut it off. */
final class BegunExchange implements WebExchange {
    private final WebExchange exchange;
    private volatile boolean begun;

    BegunExchange(WebExchange exchange) {
        this.exchange = exchange;
    }

    boolean begun() {
        return begun;
    }

    @Override
    public String method() {
        return exchange.method();
    }

    @Override
    public String path() {
        return exchange.path();
    }

    @Override
    public String query() {
        return exchange.query();
    }

    @Override
    public Optional<String> header(String name) {
        return exchange.header(name);
    }

    @Override
    public String ownOrigin() {
        return exchange.ownOrigin();
    }

    @Override
    public Optional<Visitor> visitor() {
        return exchange.visitor();
    }

    @Override
    public RequestBody body() {
        return exchange.body();
    }

    @Override
    public void begin(int status, Map<String, String> headers) {
        begun = true;
        exchange.begin(status, headers);
    }

    @Override
    public CompletionStage<Void> write(ByteBuffer bytes) {
        return exchange.write(bytes);
    }
}
