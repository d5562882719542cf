// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import java.util.Set;

/**
 * The exceptions for a directory that gives no answer, or no usable one. Texts of servers and of the SDK contain names, DNs and
 * filters, so they are never passed on, neither as message nor as cause.
 */
final class Outage {
    /** These say something of the server, not of the request. */
    private static final Set<ResultCode> SERVER = Set.of(
            ResultCode.BUSY,
            ResultCode.UNAVAILABLE,
            ResultCode.OPERATIONS_ERROR,
            ResultCode.OTHER,
            ResultCode.PROTOCOL_ERROR,
            ResultCode.TIME_LIMIT_EXCEEDED);

    private Outage() {}

    /** Nobody is there, or falls silent: counted by the circuit breaker. */
    static final class UnreachableException extends HostException {
        private static final long serialVersionUID = 1L;

        UnreachableException(String message) {
            super(ErrorCode.DIRECTORY_UNAVAILABLE, message);
        }
    }

    /** There was an answer, but it is a refusal. */
    static final class RefusedException extends HostException {
        private static final long serialVersionUID = 1L;

        private final ResultCode result;

        RefusedException(ResultCode result) {
            super(ErrorCode.DIRECTORY_UNAVAILABLE, ConnectionTrouble.of(result));
            this.result = result;
        }

        ResultCode result() {
            return result;
        }
    }

    static UnreachableException unreachable(LDAPException e) {
        return new UnreachableException(ConnectionTrouble.of(e));
    }

    static UnreachableException unreachable(String message) {
        return new UnreachableException(message);
    }

    /** There was an answer, but it is not whole, or not what it has to be. */
    static HostException unusable(String message) {
        return new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, message);
    }

    /** A directory without people is taken for one that hides them. */
    static HostException nobody() {
        return unusable("the directory shows nobody: look at bases, filters and rights");
    }

    /** What an answer other than success means. */
    static HostException of(LDAPException e) {
        return isLost(e) || isServers(e.getResultCode()) ? unreachable(e) : unusable(e.getResultCode());
    }

    /** Whether another server may well do better. */
    static boolean isServers(ResultCode code) {
        return SERVER.contains(code);
    }

    static HostException unusable(ResultCode code) {
        return new RefusedException(code);
    }

    /** Whether the connection is of no use any more. */
    static boolean isLost(LDAPException e) {
        return !e.getResultCode().isConnectionUsable() || e.getResultCode().equals(ResultCode.TIMEOUT);
    }
}
