// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads what stands behind the question mark. Containers' own ways may read the body as well. */
public final class Query {
    private Query() {}

    /** The first value of a name; empty for none, and for one that is not well encoded. */
    public static Optional<String> of(String query, String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.equals(name) || pair.startsWith(name + "="))
                .findFirst()
                .flatMap(pair -> decode(pair.equals(name) ? "" : pair.substring(name.length() + 1)));
    }

    private static Optional<String> decode(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
