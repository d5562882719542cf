// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.message.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers how far one device has come. */
record CursorFile(Path file) {
    /** The kept cursor, or the beginning for a device that is new. */
    Cursor read() {
        try {
            return Files.exists(file) ? new Cursor(Files.readString(file)) : Cursor.beginning();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Cursor cursor) {
        try {
            Files.writeString(file, cursor.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
