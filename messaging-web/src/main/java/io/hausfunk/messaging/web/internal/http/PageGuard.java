// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.web.adapter.WebExchange;
import java.util.Set;

/** Whether a request that changes something comes from a page that may make it: by its origin, and by a header that no foreign form can send. */
public final class PageGuard {
    private static final String HEADER = "Hausfunk-Page";

    private final Set<String> origins;

    /** These origins beside the own one. */
    public PageGuard(Set<String> origins) {
        this.origins = origins;
    }

    /** Whether pages of this origin may connect. */
    public boolean knows(String origin, String ownOrigin) {
        return origin.equals(ownOrigin) || origins.contains(origin);
    }

    boolean admits(WebExchange exchange) {
        return exchange.header(HEADER).isPresent()
                && knows(exchange.header("Origin").orElse(""), exchange.ownOrigin());
    }
}
