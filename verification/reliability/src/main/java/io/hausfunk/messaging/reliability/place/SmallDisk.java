// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own for the messages of a database, little larger than they are. Only within an {@link Enclosure}. */
public final class SmallDisk implements AutoCloseable {
    private static final String TABLE = "hausfunk_entry";
    private static final String SPACE = "small_disk";
    private static final long ROOM = 8 << 20;

    private final DatabaseServer server;
    private final Path directory;
    private final Path filler;

    private SmallDisk(DatabaseServer server, Path directory) {
        this.server = server;
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** Whether this system can do it. */
    public static boolean possible() {
        return Enclosure.inside() && Shell.tries(List.of("mount", "--version"));
    }

    /** Moves the messages there. */
    static SmallDisk of(DatabaseServer server, Path directory) {
        // Room between the rows would take further messages long after the disk is full.
        server.order("ALTER TABLE " + TABLE + " SET (autovacuum_enabled = off);VACUUM FULL " + TABLE);
        long size = Long.parseLong(server.ask("SELECT pg_total_relation_size('" + TABLE + "')")) + ROOM;
        try {
            Files.createDirectories(directory);
            Shell.run("mount", "-t", "tmpfs", "-o", "size=" + size, "small", directory.toString());
            Files.createDirectory(directory.resolve("space"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SmallDisk disk = new SmallDisk(server, directory);
        server.order("CREATE TABLESPACE " + SPACE + " LOCATION '" + directory.resolve("space") + "'");
        disk.move(SPACE);
        return disk;
    }

    private void move(String space) {
        server.order("ALTER TABLE " + TABLE + " SET TABLESPACE " + space);
    }

    /** Writes until nothing more fits. */
    public void fill() {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() >= page.length) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Undoes {@link #fill}. */
    public void makeRoom() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the messages back. */
    @Override
    public void close() {
        makeRoom();
        move("pg_default");
        server.order("DROP TABLESPACE " + SPACE + ";ALTER TABLE " + TABLE + " RESET (autovacuum_enabled)");
        Shell.run("umount", "--lazy", directory.toString()); // Sessions may still hold files that are gone.
    }
}
