// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A PKCS12 keystore in memory, with its keys by number. */
final class KeystoreFile {
    private static final Pattern ALIAS = Pattern.compile("hausfunk-([1-9][0-9]{0,8})");
    private static final int KEY_BYTES = 32;

    private final KeyStore keystore;
    private final NavigableMap<Integer, Aead> keys;

    private KeystoreFile(KeyStore keystore, NavigableMap<Integer, Aead> keys) {
        this.keystore = keystore;
        this.keys = keys;
    }

    static KeystoreFile empty() {
        return new KeystoreFile(load(null, null), new TreeMap<>());
    }

    static KeystoreFile read(Path file, char[] password) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException missing) {
            throw unusable("the keystore file cannot be read", missing);
        }
        KeyStore keystore = load(content, password);
        NavigableMap<Integer, Aead> keys = new TreeMap<>();
        try {
            for (String alias : Collections.list(keystore.aliases())) {
                Matcher ours = ALIAS.matcher(alias);
                if (ours.matches()) {
                    keys.put(Integer.valueOf(ours.group(1)), key(keystore.getKey(alias, password)));
                }
            }
        } catch (UnrecoverableKeyException wrong) {
            throw new KeyException(ErrorCode.KEYSTORE_PASSWORD_WRONG, "the password opens the file but not its keys");
        } catch (GeneralSecurityException damaged) {
            throw unusable("the keystore is damaged", null);
        }
        if (keys.isEmpty()) {
            throw unusable("the keystore holds no key named hausfunk-1 or higher", null);
        }
        return new KeystoreFile(keystore, keys);
    }

    MasterKeys masterKeys() {
        return new KeystoreMasterKeys(Map.copyOf(keys), keys.lastKey());
    }

    void addKey(char[] password) {
        int number = keys.isEmpty() ? 1 : keys.lastKey() + 1;
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            keystore.setKeyEntry("hausfunk-" + number, new SecretKeySpec(bytes, "AES"), password, null);
            keys.put(number, new AesGcmJce(bytes));
        } catch (GeneralSecurityException failed) {
            throw unusable("the key cannot be stored", null);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    void writeNew(Path file, char[] password) {
        try {
            DurableFile.create(file, bytes(password));
        } catch (IOException failed) {
            throw unusable("the keystore file cannot be made", failed);
        }
    }

    void replace(Path file, char[] password) {
        try {
            DurableFile.replace(file, bytes(password));
        } catch (IOException failed) {
            throw unusable("the keystore file cannot be replaced", failed);
        }
    }

    private byte[] bytes(char[] password) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            keystore.store(out, password);
        } catch (GeneralSecurityException failed) {
            throw unusable("the keystore cannot be stored", null);
        }
        return out.toByteArray();
    }

    private static KeyStore load(byte @Nullable [] content, char @Nullable [] password) {
        try {
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(content == null ? null : new ByteArrayInputStream(content), password);
            return keystore;
        } catch (IOException failed) {
            if (failed.getCause() instanceof UnrecoverableKeyException) {
                throw new KeyException(ErrorCode.KEYSTORE_PASSWORD_WRONG, "the keystore's password is wrong");
            }
            throw unusable("the file is no PKCS12 keystore, or is damaged", null);
        } catch (GeneralSecurityException | RuntimeException damaged) {
            throw unusable("the file is no PKCS12 keystore, or is damaged", null);
        }
    }

    private static Aead key(@Nullable Key key) throws GeneralSecurityException {
        byte[] bytes = key instanceof SecretKey && "AES".equals(key.getAlgorithm()) ? key.getEncoded() : null;
        if (bytes == null || bytes.length != KEY_BYTES) {
            throw unusable("a key named hausfunk-N in the keystore is not an AES key of 256 bits", null);
        }
        try {
            return new AesGcmJce(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static KeyException unusable(String why, @Nullable Throwable cause) {
        return new KeyException(ErrorCode.KEYSTORE_UNUSABLE, why, cause);
    }

    @Override
    public String toString() {
        return "KeystoreFile";
    }
}
