// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the files of a server are, readable for this user only, until it is closed. */
record TemporaryDirectory(Path path) implements AutoCloseable {
    /** Makes one. */
    static TemporaryDirectory named(String name) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory("hausfunk-" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in it, which need not be there. */
    Path file(String name) {
        return path.resolve(name);
    }

    /** A directory in it. */
    Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file in it. */
    Path write(String name, String text) {
        try {
            return Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
