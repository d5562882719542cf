// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a driver's exception: codes and where it happened. Its text may quote the values of rows, so the
 * text stays here.
 */
public final class DriverFailure extends SQLException {
    private static final long serialVersionUID = 1L;

    private DriverFailure(SQLException original, @Nullable String state) {
        super(original.getClass().getSimpleName() + ", text withheld", state, original.getErrorCode());
        setStackTrace(original.getStackTrace());
    }

    /** The same failure without its text, its cause and those that follow it. */
    public static DriverFailure of(SQLException original) {
        return new DriverFailure(original, state(original));
    }

    /** The codes, for a message. */
    public String codes() {
        return "SQLState " + getSQLState() + ", vendor code " + getErrorCode();
    }

    /** The first SQLState in a chain of causes, as pools wrap what drivers throw. */
    public static @Nullable String state(SQLException failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 10; depth++) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            each = each.getCause();
        }
        return null;
    }
}
