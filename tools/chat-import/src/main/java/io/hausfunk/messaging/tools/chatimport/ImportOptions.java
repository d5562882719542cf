// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param file what to import
 * @param directory the directory of the keystore, and of the database unless it is PostgreSQL
 * @param postgresql the database, if it is PostgreSQL
 * @param limit how many conversations to take from the start of the file
 */
record ImportOptions(Path file, Path directory, Optional<Postgresql> postgresql, int limit) {
    static final String USAGE =
            "usage: FILE [--store DIRECTORY] [--postgresql JDBC-URL [--user USER] [--password PASSWORD]]"
                    + " [--limit-conversations K]";

    /** Where PostgreSQL is; user and password may also stand in the URL. */
    record Postgresql(String url, Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "Postgresql[hidden]";
        }
    }

    /** Reads the command line; throws {@link IllegalArgumentException} with a message for people. */
    static ImportOptions parse(String... arguments) {
        String file = null;
        String directory = "chat-import-data";
        String url = null;
        String user = null;
        String password = null;
        int limit = Integer.MAX_VALUE;
        for (Iterator<String> rest = Arrays.asList(arguments).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--store" -> directory = value(argument, rest);
                case "--postgresql" -> url = value(argument, rest);
                case "--user" -> user = value(argument, rest);
                case "--password" -> password = value(argument, rest);
                case "--limit-conversations" -> limit = number(value(argument, rest));
                default -> {
                    if (argument.startsWith("--") || file != null) {
                        throw new IllegalArgumentException("not understood: " + argument);
                    }
                    file = argument;
                }
            }
        }
        if (file == null) {
            throw new IllegalArgumentException("which file?");
        }
        return new ImportOptions(path(file), path(directory), postgresql(url, user, password), limit);
    }

    private static Optional<Postgresql> postgresql(
            @Nullable String url, @Nullable String user, @Nullable String password) {
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException("--user and --password go with --postgresql");
        }
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("--postgresql takes a URL that starts with jdbc:postgresql:");
        }
        return Optional.ofNullable(url)
                .map(given -> new Postgresql(given, Optional.ofNullable(user), Optional.ofNullable(password)));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("--limit-conversations takes a number from 1");
        }
        return Integer.parseInt(value);
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + value, e);
        }
    }
}
