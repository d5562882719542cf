// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A server that follows another one by streaming replication, until it is cut off or takes over. */
public final class Standby implements AutoCloseable {
    private static final String NAME = "proof_standby";

    private final DatabaseServer primary;
    private final DatabaseServer server;
    private final CutProxy line;
    private boolean tookOver;

    private Standby(DatabaseServer primary, DatabaseServer server, CutProxy line) {
        this.primary = primary;
        this.server = server;
        this.line = line;
    }

    static Standby follow(DatabaseServer primary, BaseBackup backup) {
        CutProxy line = new CutProxy("127.0.0.1", primary::port);
        Path directory = backup.directory();
        try {
            Files.createFile(directory.resolve("standby.signal"));
            Files.writeString(
                    directory.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + line.port() + " user=postgres application_name=" + NAME
                            + "'\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatabaseServer server = DatabaseServer.start(directory, 0);
        primary.await("count(*) = 1 FROM pg_stat_replication WHERE application_name = '" + NAME + "'");
        return new Standby(primary, server, line);
    }

    /** From now on the primary commits nothing that is not on the disk of this server, too. */
    public void synchronous() {
        primary.order("ALTER SYSTEM SET synchronous_standby_names = '" + NAME + "'; SELECT pg_reload_conf()");
        primary.await("count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
    }

    /** Waits until it has all that the primary has committed until now. */
    public void catchUp() {
        String committed = primary.ask("SELECT pg_current_wal_flush_lsn()");
        server.await("pg_last_wal_receive_lsn() >= '" + committed + "'");
    }

    /** It gets nothing any more. */
    public void lag() {
        line.refuse(true);
        line.cutAll();
    }

    /** By how many bytes it is behind. */
    public long behind() {
        String received = server.ask("SELECT pg_last_wal_receive_lsn()");
        return Long.parseLong(
                primary.ask("SELECT trunc(pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '" + received + "'))"));
    }

    DatabaseServer promote() {
        server.order("SELECT pg_promote(true, 60)");
        server.await("NOT pg_is_in_recovery()");
        tookOver = true;
        line.close();
        return server;
    }

    /** Stops it, unless it took over. */
    @Override
    public void close() {
        line.close();
        if (!tookOver) {
            server.stop();
        }
    }
}
