// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.sql.SQLException;

/** A condition under which a transaction may write: looked at first, and again before the commit, as work takes time. */
@FunctionalInterface
interface Guard {
    /** Throws if it does not hold. */
    void check(SqlSession session) throws SQLException;

    /** The work between two looks. */
    default <T> SqlSession.Work<T> around(SqlSession.Work<T> work) {
        return session -> {
            check(session);
            T result = work.run(session);
            check(session);
            return result;
        };
    }
}
