// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of the example: the database, the keys to it (elsewhere in earnest!), and where Ben's device stands. */
record Home(Path directory) {
    private static final String PASSWORD_VARIABLE = "HAUSFUNK_PASSWORD";
    private static final String PASSWORD_FOR_DEMONSTRATION_ONLY = "demo password, never use it in earnest";

    static Home in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Home(directory);
    }

    Path database() {
        return directory.resolve("messages.db");
    }

    CursorFile cursor(String person) {
        return new CursorFile(directory.resolve(person + ".cursor"));
    }

    Path picture(String name) {
        return directory.resolve(name);
    }

    /** Starts an engine on what lies here. */
    Messaging start() {
        Path keystore = directory.resolve("keys.p12");
        char[] password = password();
        // At the first start only: beside messages that are there, new keys would open nothing.
        if (Files.notExists(keystore) && Files.notExists(database())) {
            LocalKeystore.create(keystore, password);
        }
        return Messaging.builder()
                .storage(JdbcStorage.embedded(database()))
                .keys(MasterKeys.fromKeystore(keystore, password))
                .start();
    }

    private static char[] password() {
        String given = System.getenv(PASSWORD_VARIABLE);
        return (given == null ? PASSWORD_FOR_DEMONSTRATION_ONLY : given).toCharArray();
    }
}
