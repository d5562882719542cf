// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What processes asked of the kernel, as {@code strace} saw it.
 *
 * @param calls in the order in which they began
 */
record SystemCalls(List<Call> calls) {
    /** Writes and syncs with the paths of files, times of begin and durations. */
    static final List<String> STRACE = List.of(
            "strace",
            "-f",
            "-y",
            "-ttt",
            "-T",
            "-s",
            "0",
            "-e",
            "trace=fsync,fdatasync,msync,sync_file_range,pwrite64,write");

    private static final Pattern WHOLE =
            Pattern.compile("(\\d+) +([\\d.]+) (\\w+)\\(\\d+<([^>]*)>.*= (-?\\d+).*<([\\d.]+)>");
    private static final Pattern BEGIN =
            Pattern.compile("(\\d+) +([\\d.]+) (\\w+)\\(\\d+<([^>]*)>.*<unfinished \\.\\.\\.>");
    private static final Pattern END =
            Pattern.compile("(\\d+) +([\\d.]+) <\\.\\.\\. (\\w+) resumed>.*= (-?\\d+).*<([\\d.]+)>");

    /** A call that succeeded. */
    record Call(String name, String file, long begin, long end) {
        boolean forces() {
            return name.equals("fsync") || name.equals("fdatasync");
        }

        boolean writes() {
            return name.equals("pwrite64") || name.equals("write");
        }
    }

    static boolean available() {
        return List.of("/usr/bin/strace", "/bin/strace").stream().anyMatch(each -> Files.isExecutable(Path.of(each)));
    }

    static SystemCalls read(Path file, Predicate<String> files) {
        Map<String, Call> unfinished = new HashMap<>();
        List<Call> calls = new ArrayList<>();
        for (String line : lines(file)) {
            Matcher whole = WHOLE.matcher(line);
            Matcher begin = BEGIN.matcher(line);
            Matcher end = END.matcher(line);
            if (whole.matches()) {
                long from = micros(whole.group(2));
                add(
                        calls,
                        new Call(whole.group(3), whole.group(4), from, from + micros(whole.group(6))),
                        whole.group(5));
            } else if (begin.matches()) {
                long from = micros(begin.group(2));
                unfinished.put(begin.group(1), new Call(begin.group(3), begin.group(4), from, from));
            } else if (end.matches()) {
                Call begun = unfinished.remove(end.group(1));
                if (begun != null) {
                    add(calls, new Call(begun.name, begun.file, begun.begin, micros(end.group(2))), end.group(4));
                }
            }
        }
        return new SystemCalls(
                calls.stream().filter(call -> files.test(call.file)).toList());
    }

    private static void add(List<Call> calls, Call call, String result) {
        if (!result.startsWith("-")) {
            calls.add(call);
        }
    }

    /** How many syncs came back in this time. */
    long syncs(long from, long to) {
        return calls.stream()
                .filter(call -> call.forces() && call.end >= from && call.end <= to)
                .count();
    }

    /** Whether something was written in this time, and then a sync of that file began and came back. */
    boolean writtenThenForced(long from, long to) {
        return calls.stream()
                .filter(write -> write.writes() && write.begin >= from && write.end <= to)
                .anyMatch(write -> calls.stream()
                        .anyMatch(sync -> sync.forces()
                                && sync.file.equals(write.file)
                                && sync.begin >= write.end
                                && sync.end <= to));
    }

    private static long micros(String seconds) {
        return new BigDecimal(seconds).movePointRight(6).longValue();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
