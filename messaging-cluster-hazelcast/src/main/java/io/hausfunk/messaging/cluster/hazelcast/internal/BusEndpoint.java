// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast.internal;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where this node's EventBus listens, and what it asks of others. */
public record BusEndpoint(String host, int port, @Nullable TlsMaterial tls) {
    /** What is said if a host gave neither certificates nor did without. */
    public static final String TLS_UNDECIDED = "keys and certificates of the bus are missing: set tls(...)";

    /** Nothing said yet. */
    public static final BusEndpoint EMPTY = new BusEndpoint("", 15701, null);

    private static final int CONNECT_MILLIS = 2_000;
    private static final long HANDSHAKE_SECONDS = 5;
    /** A connection that says nothing for so long is made anew: TCP alone waits up to twice as long as a network was cut. */
    private static final int PING_MILLIS = 3_000;

    private static final int PONG_MILLIS = 4_000;

    /** The same at another address. */
    public BusEndpoint withHost(String ip) {
        return new BusEndpoint(ip, port, tls);
    }

    /** The same at another port. */
    public BusEndpoint withPort(int other) {
        return new BusEndpoint(host, other, tls);
    }

    /** The same with mutual TLS. */
    public BusEndpoint withTls(TlsMaterial material) {
        return new BusEndpoint(host, port, material);
    }

    /** The same in the clear. */
    public BusEndpoint withoutTls() {
        return new BusEndpoint(host, port, null);
    }

    /** What is wrong with it. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(Addresses.problemsOfBinding(host));
        if (port < 0 || port > 65_535) {
            problems.add("the bus port must be 0 to 65535, and is " + port);
        }
        if (tls != null) {
            problems.addAll(tls.problems());
        }
        return problems;
    }

    /** In what it is less than strict. */
    List<String> deviations() {
        return tls != null ? List.of() : List.of("the bus is neither encrypted nor authenticated");
    }

    /** What Vert.x is told. */
    EventBusOptions options() {
        EventBusOptions options = new EventBusOptions()
                .setHost(host)
                .setPort(port)
                .setClusterPublicHost(host)
                .setConnectTimeout(CONNECT_MILLIS)
                .setClusterPingInterval(PING_MILLIS)
                .setClusterPingReplyInterval(PONG_MILLIS)
                .setReconnectAttempts(0);
        if (tls == null) {
            return options;
        }
        options.setSsl(true).setTrustAll(false).setClientAuth(ClientAuth.REQUIRED);
        options.setSslHandshakeTimeout(HANDSHAKE_SECONDS).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        try {
            tls.applyTo(options);
        } catch (IOException e) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION, "keys and certificates of the bus cannot be read", e);
        }
        return options;
    }
}
