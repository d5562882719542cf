// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** What a failure of the file system means for a caller. Its text names paths and rights, never content, and is shown. */
final class FileErrors {
    private FileErrors() {}

    /** Names the file that was meant and, if it is another one, the one that failed. */
    static StorageException failed(String what, Path file, IOException e) {
        boolean readOnly = e instanceof AccessDeniedException
                || e.getCause() instanceof ReadOnlyFileSystemException
                || (e instanceof FileSystemException failure && isReadOnly(failure));
        ErrorCode code = readOnly ? ErrorCode.STORAGE_READ_ONLY : ErrorCode.STORAGE_UNAVAILABLE;
        return new StorageException(
                code, what + " " + file + ": " + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
    }

    private static boolean isReadOnly(FileSystemException failure) {
        String reason = failure.getReason();
        return reason != null && (reason.contains("Read-only") || reason.contains("not permitted"));
    }
}
