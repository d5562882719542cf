// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/** Writes down what happens, a file for each client. Each line is flushed before anything follows from it. */
public final class HistoryWriter implements Closeable {
    private final Path directory;
    private final long origin = System.nanoTime();
    private final Map<String, BufferedWriter> files = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Begins a history in a directory, which must be empty or absent. */
    public HistoryWriter(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is written. */
    public Path directory() {
        return directory;
    }

    /** Microseconds since the beginning. */
    public long now() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - origin);
    }

    /** Writes an event of this client that happens now, and returns it. After the end nothing is written any more. */
    public <T extends Event> T write(String client, LongFunction<T> event) {
        if (closed) {
            return event.apply(now());
        }
        BufferedWriter file = files.computeIfAbsent(client, this::open);
        synchronized (file) {
            // Within the lock: what comes first in a file has the smaller time.
            T written = event.apply(now());
            try {
                if (!closed) {
                    line(file, EventLine.format(written));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return written;
        }
    }

    private static void line(BufferedWriter file, String line) throws IOException {
        file.write(line + "\n");
        file.flush();
    }

    private BufferedWriter open(String client) {
        try {
            BufferedWriter file = Files.newBufferedWriter(
                    directory.resolve(client + ".history"),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            line(file, EventHistory.HEADER);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the history. */
    @Override
    public void close() {
        closed = true;
        files.values().forEach(file -> {
            synchronized (file) {
                try {
                    file.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
