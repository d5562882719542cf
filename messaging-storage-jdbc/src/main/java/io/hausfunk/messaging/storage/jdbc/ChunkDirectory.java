// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Chunks as files, a directory for each blob, below one directory. A chunk is forced to disk under another name before it takes its own, so there is all of it or nothing.
 * Names are hashes: they tell no tenant and no conversation. Several nodes need one directory that all of them see.
 */
public final class ChunkDirectory implements ChunkStore {
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private final Path root;

    private ChunkDirectory(Path root) {
        this.root = root;
    }

    /** Below this directory, which is made when it is needed. */
    public static ChunkDirectory at(Path directory) {
        return new ChunkDirectory(Objects.requireNonNull(directory, "directory").toAbsolutePath());
    }

    @Override
    public void write(BlobRef blob, int number, SealedBytes chunk) {
        Path folder = folder(blob);
        Path unfinished = folder.resolve(number + "." + UUID.randomUUID() + ".unfinished");
        try {
            make(folder);
            try (FileChannel file =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(chunk.toByteArray());
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(unfinished, folder.resolve(Integer.toString(number)), StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (IOException e) {
            remove(unfinished);
            throw failed("written", e);
        }
    }

    @Override
    public Optional<SealedBytes> read(BlobRef blob, int number) {
        Path file = folder(blob).resolve(Integer.toString(number));
        try {
            long size = Files.size(file);
            if (size < 1 || size > BlobStore.MAX_CHUNK) {
                throw new StorageException(ErrorCode.STORAGE_DAMAGED, "a chunk of a blob has " + size + " bytes");
            }
            return Optional.of(SealedBytes.copyOf(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    @Override
    public void delete(BlobRef blob) {
        Path folder = folder(blob);
        try {
            for (Path file : files(folder)) {
                Files.deleteIfExists(file);
            }
            if (Files.deleteIfExists(folder)) {
                force(Objects.requireNonNull(folder.getParent(), "a folder lies in another"));
            }
        } catch (IOException e) {
            throw failed("removed", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** Two digits first, so that no directory becomes very large. */
    private Path folder(BlobRef blob) {
        String name = blob.conversation().tenant().value() + "\0"
                + blob.conversation().conversation().value() + "\0"
                + blob.blob().value();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            String hash = HexFormat.of().formatHex(digest, 0, 20);
            return root.resolve(hash.substring(0, 2)).resolve(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }

    /** Makes directories that survive a loss of power. */
    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            make(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    /** Windows does not let anybody force a directory, and keeps names by itself. */
    private static void force(Path folder) throws IOException {
        if (!WINDOWS) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static void remove(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // It goes with its blob.
        }
    }

    private static StorageException failed(String what, IOException cause) {
        return new StorageException(
                ErrorCode.STORAGE_UNAVAILABLE,
                "a chunk could not be " + what + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                cause);
    }

    /** Shows where. */
    @Override
    public String toString() {
        return "ChunkDirectory[" + root + "]";
    }
}
