// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Makes and extends the file that {@link MasterKeys#fromKeystore} reads. The same without Java code:
 *
 * <pre>
 * keytool -genseckey -alias hausfunk-1 -keyalg AES -keysize 256 -storetype PKCS12 -keystore keys.p12
 * </pre>
 *
 * <p>Who loses this file or its password loses every message. To rotate: {@link #addKey}, bring the file to all nodes and
 * restart them one by one, then have the engine wrap the tenants' keys anew. The old keys stay in the file, because
 * backups of the database need them.
 *
 * <p>Both methods leave the old state or the new one, whatever happens in between, and a file that only its owner may
 * read and write where the file system knows owners. They are for one administrator at a time. They fail with a {@link
 * KeyException} as {@link MasterKeys#fromKeystore} does.
 */
public final class LocalKeystore {
    private LocalKeystore() {}

    /**
     * Makes a file with a first key, {@code hausfunk-1}.
     *
     * @param file a path at which there is nothing; fails with {@code KEYSTORE_UNUSABLE} and touches nothing otherwise
     * @param password for the file; not kept
     */
    public static void create(Path file, char[] password) {
        if (password.length == 0) {
            throw new KeyException(ErrorCode.KEYSTORE_UNUSABLE, "a keystore needs a password");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new KeyException(
                    ErrorCode.KEYSTORE_UNUSABLE, "there is a file already; create() is for the first start only");
        }
        KeystoreFile keystore = KeystoreFile.empty();
        keystore.addKey(password);
        keystore.writeNew(file, password);
    }

    /** Adds a key with the next number to an existing file; from the next start on it wraps, and all unwrap. */
    public static void addKey(Path file, char[] password) {
        KeystoreFile keystore = KeystoreFile.read(file, password);
        keystore.addKey(password);
        keystore.replace(file, password);
    }
}
