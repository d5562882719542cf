// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.outbox;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.DriverFailure;
import java.sql.SQLException;

/** What a failure in the host's database means. No row of ours holds clear text, so what drivers say may be told. */
final class OutboxErrors {
    private OutboxErrors() {}

    static StorageException failed(String what, SQLException e) {
        DriverFailure failure = DriverFailure.ofEnvironment(e);
        String state = failure.getSQLState();
        return new StorageException(
                state == null ? ErrorCode.STORAGE_UNAVAILABLE : code(state),
                "outbox, " + what + ": " + failure.codes(),
                failure);
    }

    private static ErrorCode code(String state) {
        if (state.startsWith("42")) {
            return ErrorCode.STORAGE_SCHEMA_MISMATCH;
        }
        // Connections, resources, operators, and transactions that others were in the way of.
        return state.matches("(08|28|40|53|57).*") ? ErrorCode.STORAGE_UNAVAILABLE : ErrorCode.STORAGE_FAILED;
    }
}
