// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.storage.jdbc.JdbcOutbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An application's own database, with its orders and with an outbox. */
final class ShopDatabase {
    private final DataSource dataSource;
    private final JdbcOutbox outbox;

    private ShopDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        this.outbox = JdbcOutbox.in(dataSource);
    }

    /** Databases that hosts have. */
    enum Kind {
        POSTGRESQL,
        SQLITE,
        H2
    }

    static ShopDatabase fresh(Kind kind) {
        String name = "shop_" + UUID.randomUUID().toString().replace("-", "");
        ShopDatabase shop = new ShopDatabase(
                switch (kind) {
                    case POSTGRESQL -> postgresqlAt(postgresql(name));
                    case SQLITE -> sqlite(EmbeddedPlace.fresh().file().toString());
                    case H2 -> h2("mem:" + name);
                });
        shop.create();
        return shop;
    }

    /** Makes its tables. */
    void create() {
        outbox.createTables();
        in(connection -> run(
                connection, "CREATE TABLE shop_order (id VARCHAR(80) PRIMARY KEY, chat VARCHAR(40), place INTEGER)"));
    }

    /** One that another process made: a PostgreSQL address, or a file. */
    static ShopDatabase at(String address) {
        return new ShopDatabase(address.startsWith("jdbc:") ? postgresqlAt(address) : sqlite(address));
    }

    /** The address of a schema of its own. */
    static String postgresql(String schema) {
        String url = PostgresPlace.server().url();
        new ShopDatabase(postgresqlAt(url)).in(connection -> run(connection, "CREATE SCHEMA " + schema));
        return url + "&currentSchema=" + schema;
    }

    private static DataSource postgresqlAt(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    static DataSource sqlite(String file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(20_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static DataSource h2(String where) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + where + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        source.setUser("sa");
        return source;
    }

    JdbcOutbox outbox() {
        return outbox;
    }

    /** Does something in a transaction, which is committed unless it throws. */
    void in(Work work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the application's. */
    Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    /** Writes an order, behind those of its chat that were committed before. Call it once the outbox has the message: that is the lock. */
    static void order(Connection connection, String chat, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO shop_order SELECT CAST(? AS VARCHAR(80)), CAST(? AS VARCHAR(40)), COUNT(*) FROM"
                        + " shop_order WHERE chat = ?")) {
            insert.setString(1, id);
            insert.setString(2, chat);
            insert.setString(3, chat);
            insert.executeUpdate();
        }
    }

    /** The committed orders of a chat, in the order of their commits. */
    List<String> orders(String chat) {
        return texts("SELECT id FROM shop_order WHERE chat = '" + chat + "' ORDER BY place");
    }

    /** The first column. */
    List<String> texts(String query) {
        List<String> found = new ArrayList<>();
        in(connection -> {
            try (PreparedStatement select = connection.prepareStatement(query);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        });
        return found;
    }

    static void run(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    /** What is done in a transaction. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
