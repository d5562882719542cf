// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A real PostgreSQL on the loopback that can be killed and started again, and whose place another server can take. */
public final class ReplaceableDatabase implements AutoCloseable {
    private final Path directory;
    private volatile DatabaseServer running;
    private int copies;

    /** Starts it. */
    public ReplaceableDatabase() {
        try {
            directory = Files.createTempDirectory("hausfunk-proof");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = DatabaseServer.start(directory.resolve("data"), 0);
    }

    /** Starts it on the port of before. */
    public void start() {
        running = DatabaseServer.start(running.data(), running.port());
    }

    /** Starts it if somebody killed it. */
    public void startIfGone() {
        if (!running.alive()) {
            start();
        }
    }

    /** Kills the first of its processes, as a power button would; returns whether it is gone. */
    public boolean kill() {
        return running.kill();
    }

    /** Copies its files while it works. */
    public BaseBackup backup() {
        return BaseBackup.take(running, directory.resolve("data-" + ++copies));
    }

    /** Starts what was killed, with the files of a backup instead of its own. */
    public void restore(BaseBackup backup) {
        running = DatabaseServer.start(backup.directory(), running.port());
    }

    /** Moves its messages to a disk that is little larger than they are. */
    public SmallDisk smallDisk() {
        return SmallDisk.of(running, directory.resolve("disk-" + ++copies));
    }

    /** Starts another server that follows this one. */
    public Standby standby() {
        return Standby.follow(running, backup());
    }

    /** A standby takes the place of this server, which was killed. */
    public void takeOver(Standby standby) {
        running = standby.promote();
    }

    /** On the loopback. */
    public int port() {
        return running.port();
    }

    /** For this process. */
    public String url() {
        return running.url();
    }

    /** Where its files are. */
    public Path data() {
        return running.data();
    }

    /** How many sessions wait for a lock that a session holds of which nothing was heard for a second. */
    public int waitingForTheSilent() {
        return Integer.parseInt(running.ask("SELECT count(*) FROM pg_stat_activity w JOIN pg_stat_activity s"
                + " ON s.pid = ANY (pg_blocking_pids(w.pid)) WHERE w.wait_event_type = 'Lock'"
                + " AND s.state LIKE 'idle in transaction%' AND s.state_change < now() - interval '1 s'"));
    }

    /** How many sessions clients have, this question not counted. */
    public int sessions() {
        return Integer.parseInt(
                running.ask("SELECT count(*) - 1 FROM pg_stat_activity WHERE backend_type = 'client backend'"));
    }

    /** A digest of all rows of keys, but for those of one tenant. */
    public String keysExceptOf(String tenant) {
        return running.ask("SELECT md5(string_agg(k::text, ' ' ORDER BY k::text)) FROM hausfunk_key k WHERE tenant <> '"
                + tenant + "'");
    }

    /** Stops it and removes its files. */
    @Override
    public void close() {
        running.stop();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("files of the server remain in " + directory, e);
        }
    }
}
