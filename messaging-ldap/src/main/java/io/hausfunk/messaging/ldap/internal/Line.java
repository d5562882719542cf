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

/** A connection to one server. For one thread at a time; each answer has a limit. */
final class Line implements AutoCloseable {
    private final LDAPConnection connection;
    private final DeadlineSocket socket;
    private final ServerAddress server;
    private final Duration silence;
    private final long openedNanos;
    private long usedNanos;

    Line(LDAPConnection connection, DeadlineSocket socket, ServerAddress server, Duration silence, long openedNanos) {
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

    /** From here on nothing can be read along. */
    void startTls(SSLContext tls, Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        ExtendedResult result = connection.processExtendedOperation(
                new StartTLSExtendedRequest(new CheckedSockets(tls, server.host())));
        if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
            throw new LDAPExtendedOperationException(result);
        }
    }

    /** What the server says to a name and password; an exception only if it says nothing. */
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

    /** What the server answers, whatever the result code; an exception only if the answer did not come, or broke off. */
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

    /** The entries of an answer; the SDK gives none at all only to who listens for each. */
    static List<SearchResultEntry> entries(SearchResult answer) {
        return Objects.requireNonNullElse(answer.getSearchEntries(), List.of());
    }

    /** What attributes the server knows; null if it does not say. */
    @Nullable
    Schema schema(Deadline deadline) throws LDAPException {
        socket.limit(deadline, silence);
        return connection.getSchema();
    }

    /** Says good-bye, if that is possible at once. */
    @Override
    public void close() {
        socket.noMore();
        connection.close();
    }

    /** For what is broken, or must not be waited for. */
    void cut() {
        socket.noMore();
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        connection.closeWithoutUnbind();
    }
}
