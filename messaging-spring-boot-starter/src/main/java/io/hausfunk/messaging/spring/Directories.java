// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the directory of a file that is about to be made. */
final class Directories {
    private Directories() {}

    static void make(@Nullable Path directory) {
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new UncheckedIOException("the directory " + directory + " cannot be made", e);
            }
        }
    }
}
