// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers in the configured order; the first one that answers is used. A server that failed is tried last for a while, so that it
 * does not delay every call.
 */
final class Servers {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private static final long AVOIDED = Duration.ofSeconds(30).toNanos();

    private final List<ServerAddress> addresses;
    private final ConnectionSettings reach;
    private final SSLContext tls;
    private final LongSupplier nanos;
    private final Map<ServerAddress, Long> failed = new ConcurrentHashMap<>();

    Servers(ConnectionSettings reach, SSLContext tls, LongSupplier nanos) {
        this.addresses = reach.addresses();
        this.reach = reach;
        this.tls = tls;
        this.nanos = nanos;
    }

    /** A connection on which nobody has signed in yet, or after the greeting on which the service account has. */
    ServerConnection open(Greeting greeting, Deadline deadline) {
        LDAPException last = new LDAPException(ResultCode.CONNECT_ERROR);
        for (ServerAddress server : inOrder()) {
            if (deadline.passed()) {
                break;
            }
            try {
                ServerConnection connection = open(server, greeting, deadline);
                if (failed.remove(server) != null) {
                    LOG.info("{} can be used again", server);
                }
                return connection;
            } catch (LDAPException e) {
                failed(server, ConnectionTrouble.of(e));
                last = e;
            }
        }
        throw Outage.unreachable(last);
    }

    /** A connection to this very server, with everything that belongs to it. */
    ServerConnection open(ServerAddress server, Greeting greeting, Deadline deadline) throws LDAPException {
        ServerConnection connection = connect(server, deadline.within(reach.connectTimeout()));
        try {
            if (reach.startTls()) {
                connection.startTls(tls, deadline.within(reach.connectTimeout()));
            }
            greeting.greet(connection, deadline);
            return connection;
        } catch (LDAPException | RuntimeException e) {
            connection.cut();
            throw e;
        }
    }

    List<ServerAddress> addresses() {
        return addresses;
    }

    /** A server was let go of in the middle of something. */
    void failed(ServerAddress server) {
        failed(server, "it gave no answer, or none of use");
    }

    /** Told once, and not for each who asks meanwhile. */
    private void failed(ServerAddress server, String why) {
        if (failed.put(server, nanos.getAsLong()) == null) {
            LOG.warn("{} cannot be used: {}", server, why);
        }
    }

    private ServerConnection connect(ServerAddress server, Deadline deadline) throws LDAPException {
        DeadlineSocketFactory dial = new DeadlineSocketFactory(server, tls, deadline);
        LDAPConnection connection = new LDAPConnection(dial, options());
        try {
            connection.connect(server.host(), placeholder(server), server.port(), Math.max(1, deadline.millis()));
            return new ServerConnection(connection, dial.socket(), server, reach.responseTimeout(), nanos.getAsLong());
        } catch (LDAPException e) {
            dial.abort();
            throw e;
        } catch (SocketException e) {
            dial.abort();
            throw new LDAPException(ResultCode.CONNECT_ERROR, e);
        }
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true);
        options.setFollowReferrals(false);
        options.setUseSchema(false);
        options.setCaptureConnectStackTrace(false);
        options.setAbandonOnTimeout(false);
        options.setAllowConcurrentSocketFactoryUse(true);
        options.setBindWithDNRequiresPassword(true);
        options.setResponseTimeoutMillis(reach.responseTimeout().toMillis());
        options.setUseKeepAlive(true);
        options.setUseLinger(false, 0);
        return options;
    }

    /** Looking up a name may take long, so that it is left to the attempt itself. */
    private static InetAddress placeholder(ServerAddress server) throws LDAPException {
        try {
            return InetAddress.getByAddress(server.host(), new byte[4]);
        } catch (UnknownHostException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, e);
        }
    }

    private List<ServerAddress> inOrder() {
        long now = nanos.getAsLong();
        List<ServerAddress> order = new ArrayList<>(addresses);
        order.sort(Comparator.comparing(server -> {
            Long at = failed.get(server);
            return at != null && now - at < AVOIDED;
        }));
        return order;
    }

    /** What is done on a fresh connection before anybody uses it. */
    @FunctionalInterface
    interface Greeting {
        /** Does nothing: for connections on which people sign in. */
        Greeting NONE = (connection, deadline) -> {};

        /** An exception if the connection cannot be used. */
        void greet(ServerConnection connection, Deadline deadline) throws LDAPException;
    }
}
