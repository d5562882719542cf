// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Master keys that nobody has used before. */
final class FreshMasterKeys {
    private FreshMasterKeys() {}

    static MasterKeys fresh() {
        try {
            Path keystore = Files.createTempDirectory("keys").resolve("keys.p12");
            char[] password = "a test's password".toCharArray();
            LocalKeystore.create(keystore, password);
            MasterKeys keys = MasterKeys.fromKeystore(keystore, password);
            Files.delete(keystore);
            Files.delete(keystore.getParent());
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
