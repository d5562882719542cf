// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.DriverFailure;
import java.sql.SQLException;
import java.util.Set;

/** What SQLite's error codes mean for a caller. */
final class SqliteErrors {
    static final int READ_ONLY = 8;
    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    /** 0 is the driver's own: no library for this machine, no such file. */
    private static final Set<Integer> ENVIRONMENT =
            Set.of(0, ERROR, BUSY, LOCKED, READ_ONLY, IO_ERROR, CORRUPT, FULL, CANNOT_OPEN, CONSTRAINT, NOT_A_DATABASE);

    private SqliteErrors() {}

    /** A failure after which nothing is written. */
    static StorageException failed(String what, SQLException e) {
        return exception(code(e), what, e);
    }

    /** A failure of the commit itself: when the disk fails, the commit may still be found afterwards. */
    static StorageException commitFailed(String what, SQLException e) {
        boolean refused = base(e) == FULL || base(e) == BUSY || base(e) == READ_ONLY;
        return exception(refused ? code(e) : ErrorCode.OUTCOME_UNKNOWN, what + ", commit", e);
    }

    /** Whether the connection had better be closed, and the file looked at again. */
    static boolean breaksConnection(SQLException e) {
        int code = base(e);
        return code == IO_ERROR || code == CORRUPT || code == NOT_A_DATABASE || code == CANNOT_OPEN;
    }

    /** The answer to a rollback if SQLite ended the transaction by itself. */
    static boolean nothingToRollBack(SQLException e) {
        return base(e) == ERROR;
    }

    private static StorageException exception(ErrorCode code, String what, SQLException e) {
        // SQLite quotes names of tables, columns and files, never values; what remains may come from further above.
        boolean environment = ENVIRONMENT.contains(base(e));
        DriverFailure failure = environment ? DriverFailure.ofEnvironment(e) : DriverFailure.of(e);
        return new StorageException(
                code, what + ": SQLite error " + e.getErrorCode() + ", " + failure.getMessage(), failure);
    }

    private static ErrorCode code(SQLException e) {
        return switch (base(e)) {
            case FULL -> ErrorCode.STORAGE_FULL;
            case READ_ONLY -> ErrorCode.STORAGE_READ_ONLY;
            case CORRUPT, NOT_A_DATABASE -> ErrorCode.STORAGE_DAMAGED;
            case BUSY, LOCKED -> ErrorCode.STORAGE_LOCKED;
            case IO_ERROR, CANNOT_OPEN -> ErrorCode.STORAGE_UNAVAILABLE;
            case ERROR -> ErrorCode.STORAGE_SCHEMA_MISMATCH;
            default -> ErrorCode.STORAGE_FAILED;
        };
    }

    private static int base(SQLException e) {
        return e.getErrorCode() & 0xff;
    }
}
