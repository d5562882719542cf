// SPDX-License-Identifier: Apache-2.0
/** Stores in PostgreSQL and in an embedded SQLite file. */
@SuppressWarnings("requires-automatic") // the drivers name themselves in their manifests
module io.hausfunk.messaging.storage.jdbc {
    requires transitive io.hausfunk.messaging.storage;
    requires transitive java.sql;
    requires static org.postgresql.jdbc;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    exports io.hausfunk.messaging.storage.jdbc;
}
