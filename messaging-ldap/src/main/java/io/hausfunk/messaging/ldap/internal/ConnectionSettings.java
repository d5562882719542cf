// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.List;

/** Which servers there are, and how to connect to them. */
public record ConnectionSettings(
        List<String> servers,
        boolean startTls,
        boolean clearAllowed,
        Trust trust,
        Duration connectTimeout,
        Duration responseTimeout,
        int poolSize) {
    /** The addresses of those servers whose URLs are valid. */
    List<ServerAddress> addresses() {
        return servers.stream()
                .flatMap(url -> ServerAddress.parse(url).stream())
                .toList();
    }
}
