// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;
import io.hausfunk.messaging.storage.jdbc.internal.HistoryRows;

/** The mark in the file. Nobody else has the file open, so it changes only where an older one was put in its place before it opened. */
final class SqliteHistoryStore implements HistoryStore {
    private final SqliteDatabase database;
    private final HistoryRows rows;

    SqliteHistoryStore(SqliteDatabase database) {
        this.database = database;
        this.rows = new HistoryRows(database.dialect());
    }

    @Override
    public History current() {
        database.ensureOpen();
        return database.read("history", rows::of);
    }

    @Override
    public void look() {
        current();
    }
}
