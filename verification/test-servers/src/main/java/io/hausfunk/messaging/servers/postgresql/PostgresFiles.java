// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.servers.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of a new server. To make them takes seconds, so they are made once on a machine, kept in the temporary directory beside the
 * unpacked server, and copied.
 */
final class PostgresFiles {
    private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final List<String> ARCHIVES = List.of("postgres-linux-x86_64.txz", "postgres-linux-arm_64.txz");

    private PostgresFiles() {}

    /** A directory that does not exist yet, in one that does. */
    static Path temporary() {
        try {
            return Files.createTempDirectory("hausfunk-pg").resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes them, unless they are there. Of an archive that this does not know, the server makes them by itself. */
    static void make(Path data) {
        if (Files.exists(data.resolve("postgresql.conf"))) {
            return;
        }
        try {
            Optional<Path> template = template();
            if (template.isPresent()) {
                copy(template.get(), data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> template() throws IOException {
        Optional<URL> archive = ARCHIVES.stream()
                .flatMap(name -> Stream.ofNullable(PostgresFiles.class.getResource("/" + name)))
                .findFirst();
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        // The address has the version in it.
        UUID version = UUID.nameUUIDFromBytes(archive.get().toString().getBytes(StandardCharsets.UTF_8));
        Path kept = Path.of(System.getProperty("java.io.tmpdir"), "hausfunk-pg-new-" + version);
        if (!Files.exists(kept)) {
            Path made = temporary();
            EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setDataDirectory(made)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "off")
                    .start()
                    .close();
            keep(made, kept);
        }
        return Optional.of(kept);
    }

    /** At once or not at all, since others look for it at the same time. */
    private static void keep(Path made, Path kept) throws IOException {
        try {
            Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(kept)) {
                throw e;
            }
        }
        delete(made);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (!NOT_COPIED.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Deletes them, and the directory above, which {@link #temporary} made. */
    static void delete(Path data) {
        Path above = data.getParent();
        try (Stream<Path> files = Files.walk(above)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("files of the server remain in " + above, e);
        }
    }
}
