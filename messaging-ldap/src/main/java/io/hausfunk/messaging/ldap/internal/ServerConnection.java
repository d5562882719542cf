// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPExtendedOperationException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.ldap.sdk.schema.Schema;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A connection to one server, for one thread at a time. Each answer has a deadline. */
final class ServerConnection implements AutoCloseable {
    private final LDAPConnection connection;
    private final DeadlineSocket socket;
    private final ServerAddress server;
    private final Duration silence;
    private final long openedNanos;
    private long usedNanos;

    ServerConnection(
            LDAPConnection connection,
            DeadlineSocket socket,
            ServerAddress server,
            Duration silence,
            long openedNanos) {
        this.connection = connection;
        this.socket = socket;
        this.server = server;
        this.silence = silence;
        this.openedNanos = openedNanos;
        this.usedNanos = openedNanos;
    }

    ServerAddress server() {
        return server;
    }

    long openedNanos() {
        return openedNanos;
    }

    long usedNanos() {
        return usedNanos;
    }

    void used(long nanos) {
        usedNanos = nanos;
    }

    /** Encrypts the connection. */
    void startTls(SSLContext tls, Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        ExtendedResult result = connection.processExtendedOperation(
                new StartTLSExtendedRequest(new CheckedSockets(tls, server.host())));
        if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
            throw new LDAPExtendedOperationException(result);
        }
    }

    /** The server's answer to a bind; an exception only if there is none. */
    BindResult bind(BindRequest request, Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        try {
            return connection.bind(request);
        } catch (LDAPBindException e) {
            if (Outage.isLost(e)) {
                throw e;
            }
            return e.getBindResult();
        }
    }

    /** The server's answer, with any result code; an exception only if it is missing or incomplete. */
    SearchResult search(SearchRequest request, Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        try {
            return connection.search(request);
        } catch (LDAPSearchException e) {
            if (Outage.isLost(e)) {
                throw e;
            }
            return e.getSearchResult();
        }
    }

    /** The entries of an answer. The SDK returns null only with a search listener. */
    static List<SearchResultEntry> entries(SearchResult answer) {
        return Objects.requireNonNullElse(answer.getSearchEntries(), List.of());
    }

    /** The schema; null if the server does not publish it. */
    @Nullable
    Schema schema(Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        return connection.getSchema();
    }

    /** Unbinds, if that is possible without waiting. */
    @Override
    public void close() {
        socket.noMore();
        connection.close();
    }

    /** Closes without an unbind, for connections that are broken or must not delay the caller. */
    void cut() {
        socket.noMore();
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed in any case.
        }
        connection.closeWithoutUnbind();
    }
}
