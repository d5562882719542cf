// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What is imported: a file, or a ZIP file as Mattermost writes it, with the files of messages below {@code data}. */
final class ImportSource implements AutoCloseable {
    private static final String DATA = "data";
    private static final int ZIP_FIRST = 'P';
    private static final int ZIP_SECOND = 'K';

    private final Path path;
    private final @Nullable ZipFile zip;

    private ImportSource(Path path, @Nullable ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    static ImportSource of(Path path) throws IOException {
        boolean packed;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            packed = in.read() == ZIP_FIRST && in.read() == ZIP_SECOND;
        }
        return new ImportSource(path, packed ? new ZipFile(path.toFile()) : null);
    }

    ByteLines lines() throws IOException, BrokenChatException {
        if (zip == null) {
            return ByteLines.of(path);
        }
        ZipEntry lines = zip.stream()
                .filter(entry -> entry.getName().endsWith(".jsonl"))
                .filter(entry -> entry.getName().indexOf('/') < 0)
                .findFirst()
                .orElseThrow(() -> new BrokenChatException("the ZIP file has no .jsonl file at its top"));
        return ByteLines.of(zip.getInputStream(lines));
    }

    /** A file of a message; nothing outside of {@code data} is ever read. */
    InputStream file(String name) throws IOException {
        if (zip != null) {
            ZipEntry entry = zip.getEntry(DATA + "/" + name);
            if (entry == null) {
                throw new FileNotFoundException("not in the export");
            }
            return zip.getInputStream(entry);
        }
        try {
            Path data = path.toAbsolutePath().resolveSibling(DATA).normalize();
            Path file = data.resolve(name).normalize();
            if (!file.startsWith(data) || !Files.isRegularFile(file)) {
                throw new FileNotFoundException("not in the export");
            }
            Path real = file.toRealPath();
            if (!real.startsWith(data.toRealPath())) {
                throw new FileNotFoundException("not in the export");
            }
            return Files.newInputStream(real);
        } catch (InvalidPathException e) {
            throw new FileNotFoundException("not in the export");
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
