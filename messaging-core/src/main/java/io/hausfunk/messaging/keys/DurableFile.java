// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts a small secret file in place as a whole or not at all, on the disk when the call returns. */
final class DurableFile {
    private DurableFile() {}

    /** Fails if there is anything at this path, even if it came this very moment. */
    static void create(Path file, byte[] content) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = write(target, content);
        try {
            link(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(directory(target));
    }

    static void replace(Path file, byte[] content) throws IOException {
        Path target = file.toRealPath();
        Path temporary = write(target, content);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(directory(target));
    }

    private static Path write(Path target, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(directory(target), ".hausfunk", ".tmp", ownerOnly(target));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            return temporary;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(temporary);
            throw failed;
        }
    }

    /** Unlike a move, a link never takes the place of another file. */
    private static void link(Path target, Path temporary) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.move(temporary, target);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path target) {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Path directory(Path target) throws IOException {
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException("not a file");
        }
        return directory;
    }

    /** So that the name survives a loss of power as well; not every system can. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            return;
        }
    }
}
