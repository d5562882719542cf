// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The keystore of the example. In earnest it lies elsewhere than the database, and the password is no constant. */
final class ImportKeystore {
    private static final String PASSWORD_VARIABLE = "HAUSFUNK_PASSWORD";
    private static final String PASSWORD_FOR_DEMONSTRATION_ONLY = "demo password, never use it in earnest";

    private ImportKeystore() {}

    static MasterKeys in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path keystore = directory.resolve("keys.p12");
        String given = System.getenv(PASSWORD_VARIABLE);
        char[] password = (given == null ? PASSWORD_FOR_DEMONSTRATION_ONLY : given).toCharArray();
        if (Files.notExists(keystore)) {
            LocalKeystore.create(keystore, password);
        }
        return MasterKeys.fromKeystore(keystore, password);
    }
}
