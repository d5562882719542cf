// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.storage.MessagingStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A durable store: whoever opens it, in this process or in another, finds the same. */
interface Place extends AutoCloseable {
    /** A store here that is not open yet. */
    MessagingStorage storage();

    /** An administrator's way in, past the engine. */
    Connection connection() throws SQLException;

    /** A UUID as a column here holds it. */
    Object column(UUID id);

    /** What another process needs to find it; see {@link #at}. */
    String address();

    /** Where the database's files lie. */
    List<Path> directories();

    @Override
    void close();

    /** The place that an address names. */
    static Place at(String address) {
        return address.startsWith("jdbc:") ? PostgresPlace.at(address) : EmbeddedPlace.at(Path.of(address));
    }

    /** The stores that each proof is made on. */
    enum Kind {
        EMBEDDED,
        POSTGRESQL;

        Place fresh() {
            return this == EMBEDDED ? EmbeddedPlace.fresh() : PostgresPlace.fresh();
        }
    }
}
