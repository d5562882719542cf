// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.DriverFailure;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an SQLState means for a caller. */
final class PostgresqlErrors {
    private static final Map<String, ErrorCode> BY_STATE = Map.of(
            "53100", ErrorCode.STORAGE_FULL,
            "25006", ErrorCode.STORAGE_READ_ONLY,
            "57014", ErrorCode.STORAGE_UNAVAILABLE,
            "55P03", ErrorCode.STORAGE_UNAVAILABLE,
            "25P03", ErrorCode.STORAGE_UNAVAILABLE,
            "3D000", ErrorCode.STORAGE_UNAVAILABLE,
            "3F000", ErrorCode.STORAGE_SCHEMA_MISMATCH,
            "XX001", ErrorCode.STORAGE_DAMAGED,
            "XX002", ErrorCode.STORAGE_DAMAGED);

    private static final Map<String, ErrorCode> BY_CLASS = Map.of(
            "08", ErrorCode.STORAGE_UNAVAILABLE,
            "28", ErrorCode.STORAGE_UNAVAILABLE,
            "40", ErrorCode.STORAGE_UNAVAILABLE,
            "53", ErrorCode.STORAGE_UNAVAILABLE,
            "57", ErrorCode.STORAGE_UNAVAILABLE,
            "42", ErrorCode.STORAGE_SCHEMA_MISMATCH);

    /** With these the server says that a commit did not happen. After anything else it may have. */
    private static final Set<String> REFUSED_COMMITS = Set.of("22", "23", "25", "40", "42", "53", "55");

    private static final Set<String> ENVIRONMENT = Set.of("08", "0A", "28", "3D", "3F", "42", "53", "55", "57", "58");

    /** No server said no, and no cause is named: the pool had nothing to give. */
    private static final String POOL =
            ". If the pool is shared with the application, its transactions and the engine's wait"
                    + " for each other's connections: give the engine a pool of its own, with 12 connections or more";

    private PostgresqlErrors() {}

    /** Whether the same transaction may succeed at once: it was taken back, since others were in the way or this process stood still. */
    static boolean retryable(SQLException e) {
        String state = DriverFailure.state(e);
        return "40001".equals(state) || "40P01".equals(state) || "25P03".equals(state);
    }

    /** A failure before the commit: nothing was written. */
    static StorageException failed(String what, SQLException e) {
        DriverFailure failure = told(e);
        return new StorageException(code(failure.getSQLState()), what + ": " + failure.codes(), failure);
    }

    /** A connection could not be had. */
    static StorageException unreachable(String what, SQLException e) {
        DriverFailure failure = DriverFailure.ofEnvironment(e);
        String hint = e.getCause() == null && failure.getSQLState() == null ? POOL : "";
        return new StorageException(
                ErrorCode.STORAGE_UNAVAILABLE, what + ", no connection: " + failure.codes() + hint, failure);
    }

    /** The data source itself is not usable: a class is missing, the pool is closed or has not started. */
    static StorageException unusable(String what, Throwable e) {
        return new StorageException(ErrorCode.STORAGE_UNAVAILABLE, what + ", no connection: " + DriverFailure.texts(e));
    }

    /** The text too where it is about connections, rights, tables and resources; elsewhere it may quote rows. */
    private static DriverFailure told(SQLException e) {
        String state = DriverFailure.state(e);
        boolean environment = state != null && state.length() == 5 && ENVIRONMENT.contains(state.substring(0, 2));
        return environment ? DriverFailure.ofEnvironment(e) : DriverFailure.of(e);
    }

    /** A failure of the commit itself. */
    static StorageException commitFailed(String what, SQLException e) {
        DriverFailure failure = told(e);
        String state = failure.getSQLState();
        boolean refused = state != null
                && (REFUSED_COMMITS.contains(state.substring(0, 2)) || "57014".equals(state))
                && !"40003".equals(state);
        ErrorCode code = refused ? code(state) : ErrorCode.OUTCOME_UNKNOWN;
        return new StorageException(code, what + ", commit: " + failure.codes(), failure);
    }

    /** The server says that it did something else with the transaction than to commit it. */
    static StorageException notCommitted(String what, @Nullable String outcome) {
        return "aborted".equals(outcome)
                ? new StorageException(ErrorCode.STORAGE_UNAVAILABLE, what + ": the server took the transaction back")
                : new StorageException(ErrorCode.OUTCOME_UNKNOWN, what + ", commit: the server did not confirm it");
    }

    private static ErrorCode code(@Nullable String state) {
        if (state == null || state.length() != 5) {
            return ErrorCode.STORAGE_UNAVAILABLE;
        }
        ErrorCode exact = BY_STATE.get(state);
        return exact != null ? exact : BY_CLASS.getOrDefault(state.substring(0, 2), ErrorCode.STORAGE_FAILED);
    }
}
