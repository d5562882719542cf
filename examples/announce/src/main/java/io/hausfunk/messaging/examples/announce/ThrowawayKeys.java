// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Keys for what is only in memory. In earnest a keystore is kept, and backed up: see the quickstart. */
final class ThrowawayKeys {
    private ThrowawayKeys() {}

    static MasterKeys make() {
        try {
            Path directory = Files.createTempDirectory("hausfunk-announce");
            Path keystore = directory.resolve("keys.p12");
            char[] password = UUID.randomUUID().toString().toCharArray();
            try {
                LocalKeystore.create(keystore, password);
                return MasterKeys.fromKeystore(keystore, password);
            } finally {
                Files.deleteIfExists(keystore);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
