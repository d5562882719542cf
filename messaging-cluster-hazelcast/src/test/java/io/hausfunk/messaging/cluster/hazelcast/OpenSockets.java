// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster.hazelcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sockets of this process as Linux sees them: from its open files and the tables of the kernel. */
record OpenSockets(List<Entry> entries) {
    private static final Pattern LINK = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTENING = "0A";

    static boolean canBeRead() {
        return Files.isReadable(Path.of("/proc/net/tcp")) && Files.isDirectory(Path.of("/proc/self/fd"));
    }

    static OpenSockets now() {
        Set<String> ours = inodes();
        List<Entry> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            lines(Path.of("/proc/net", table)).stream()
                    .skip(1)
                    .map(line -> line.trim().split("\\s+", -1))
                    .filter(columns -> ours.contains(columns[9]))
                    .map(columns -> new Entry(
                            columns[9],
                            table.startsWith("udp"),
                            columns[3].equals(LISTENING),
                            address(columns[1]),
                            address(columns[2])))
                    .forEach(found::add);
        }
        return new OpenSockets(found);
    }

    /** Those that were not there before. */
    List<Entry> since(OpenSockets before) {
        Set<String> known = new HashSet<>();
        before.entries.forEach(entry -> known.add(entry.inode()));
        return entries.stream().filter(entry -> !known.contains(entry.inode())).toList();
    }

    private static Set<String> inodes() {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            files.forEach(file -> socket(file).ifPresent(inodes::add));
            return inodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> socket(Path file) {
        try {
            Matcher link = LINK.matcher(Files.readSymbolicLink(file).toString());
            return link.matches() ? Optional.of(link.group(1)) : Optional.empty();
        } catch (NoSuchFileException closedMeanwhile) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel writes words of four bytes, each from its end. */
    private static String address(String hex) {
        int colon = hex.indexOf(':');
        byte[] raw = HexFormat.of().parseHex(hex.substring(0, colon));
        byte[] bytes = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            bytes[i] = raw[(i / 4) * 4 + 3 - i % 4];
        }
        try {
            return java.net.InetAddress.getByAddress(bytes).getHostAddress() + ":"
                    + Integer.parseInt(hex.substring(colon + 1), 16);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One socket; a remote address of zeros is none. */
    record Entry(String inode, boolean udp, boolean listening, String local, String remote) {}
}
