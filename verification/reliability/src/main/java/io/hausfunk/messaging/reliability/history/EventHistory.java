// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that happened, in the order of time. Of two events of one file with the same time, the first came first.
 *
 * @param lines every event and where it stands
 */
public record EventHistory(List<Line> lines) {
    static final String HEADER = "hausfunk-history 1";

    /** Sorts. */
    public EventHistory {
        lines = lines.stream()
                .sorted(Comparator.comparingLong(line -> line.event().at()))
                .toList();
    }

    /** Reads all files of a directory. */
    public static EventHistory read(Path directory) {
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".history"))
                    .sorted()
                    .toList()) {
                read(file, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EventHistory(lines);
    }

    private static void read(Path file, List<Line> lines) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            String header = reader.readLine();
            if (!HEADER.equals(header)) {
                throw new IOException(file + " is not a history of this version");
            }
            String line = reader.readLine();
            for (int number = 2; line != null; number++) {
                String next = reader.readLine();
                String where = file.getFileName() + ":" + number;
                try {
                    lines.add(new Line(EventLine.parse(line), where));
                } catch (IllegalArgumentException e) {
                    if (next != null) {
                        throw new IOException(where + " is no event", e);
                    } // A torn last line is what a crash leaves.
                }
                line = next;
            }
        }
    }

    /** The events of one kind, in the order of time. */
    public <T extends Event> Stream<T> all(Class<T> kind) {
        return lines.stream().map(Line::event).filter(kind::isInstance).map(kind::cast);
    }
}
