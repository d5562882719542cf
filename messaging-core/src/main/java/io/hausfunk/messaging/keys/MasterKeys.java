// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import java.nio.file.Path;

/**
 * The host's key above all others: its key management service in about ten lines, or a keystore file. It wraps one small
 * key for each tenant and one for the installation. It is asked at start, where the installation's key must open
 * ({@code KEYS_DO_NOT_MATCH} otherwise), once per tenant and node when that tenant is first used and again when the engine's
 * time to live for keys has passed, never once per message.
 *
 * <p>Calls block and come from several threads at once. Whatever {@link RuntimeException} an implementation throws means
 * that the key service is out of reach ({@code KEYS_UNREACHABLE}): the caller may try again. An implementation that knows
 * better throws a {@link io.hausfunk.messaging.error.KeyException} of its own, with {@code UNREADABLE} if the wrapped key
 * was made under another context or was changed. Implementations keep none of the arrays and log none of them.
 */
public interface MasterKeys {
    /**
     * Wraps a key.
     *
     * @param key the key in clear, some 100 to 200 bytes, more after rotations; not to be kept
     * @param context must be authenticated together with the key (a service calls it associated data or encryption
     *     context); it names the tenant and is not secret
     * @return the wrapped key with whatever {@link #unwrap} needs to find the right key again
     */
    byte[] wrap(byte[] key, byte[] context);

    /**
     * The key that {@link #wrap} was given.
     *
     * @param wrapped as {@link #wrap} returned it, then or years ago, on this node or another
     * @param context the same as then; fails if it is another
     */
    byte[] unwrap(byte[] wrapped, byte[] context);

    /**
     * Keys from a PKCS12 file, as {@link LocalKeystore} or the JDK's {@code keytool} makes it. The file is read once, now.
     * Of its AES-256 keys named {@code hausfunk-1}, {@code hausfunk-2} and so on, the one with the highest number wraps and
     * all unwrap; entries with other names are ignored.
     *
     * <p>Fails with a {@link io.hausfunk.messaging.error.KeyException}: {@code KEYSTORE_PASSWORD_WRONG}, which a file
     * that was tampered with looks like as well; {@code KEYSTORE_UNUSABLE} if the file is missing, is no keystore, or
     * holds no such key.
     *
     * @param file the file, on a disk that only the application may read, and in another backup than the database
     * @param password its password, which is also that of its entries; not kept and not changed
     */
    static MasterKeys fromKeystore(Path file, char[] password) {
        return KeystoreFile.read(file, password).masterKeys();
    }
}
