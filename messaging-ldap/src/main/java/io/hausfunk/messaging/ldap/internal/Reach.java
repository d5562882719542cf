// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.time.Duration;
import java.util.List;

/** Where servers are, and how they are talked to. */
public record Reach(
        List<String> servers,
        boolean startTls,
        boolean clearAllowed,
        Trust trust,
        Duration connectTimeout,
        Duration responseTimeout,
        int poolSize) {
    /** Nothing said yet. */
    public static final Reach EMPTY =
            new Reach(List.of(), false, false, Trust.EMPTY, Duration.ofSeconds(1), Duration.ofSeconds(2), 8);

    /** The same with other servers. */
    public Reach withServers(List<String> others) {
        return new Reach(others, startTls, clearAllowed, trust, connectTimeout, responseTimeout, poolSize);
    }

    /** The same with StartTLS. */
    public Reach withStartTls() {
        return new Reach(servers, true, clearAllowed, trust, connectTimeout, responseTimeout, poolSize);
    }

    /** The same, passwords going in the clear. */
    public Reach withoutTls() {
        return new Reach(servers, startTls, true, trust, connectTimeout, responseTimeout, poolSize);
    }

    /** The same with other trusted certificates. */
    public Reach withTrust(Trust other) {
        return new Reach(servers, startTls, clearAllowed, other, connectTimeout, responseTimeout, poolSize);
    }

    /** The same with another limit for connecting. */
    public Reach withConnectTimeout(Duration other) {
        return new Reach(servers, startTls, clearAllowed, trust, other, responseTimeout, poolSize);
    }

    /** The same with another limit for an answer. */
    public Reach withResponseTimeout(Duration other) {
        return new Reach(servers, startTls, clearAllowed, trust, connectTimeout, other, poolSize);
    }

    /** The same with another number of connections. */
    public Reach withPoolSize(int other) {
        return new Reach(servers, startTls, clearAllowed, trust, connectTimeout, responseTimeout, other);
    }

    /** The servers that could be read as such. */
    List<ServerAddress> addresses() {
        return servers.stream()
                .flatMap(url -> ServerAddress.parse(url).stream())
                .toList();
    }
}
