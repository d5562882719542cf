// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.sql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Planted to be reported. */
public final class Query {
    Connection open(DataSource from) throws SQLException {
        return from.getConnection();
    }
}
