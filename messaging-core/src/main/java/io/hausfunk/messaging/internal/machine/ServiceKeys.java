// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys of service accounts, and compares them. They are random and long, so one plain hash is enough. */
final class ServiceKeys {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    ServiceKey create(String account) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new ServiceKey(
                account + ':' + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The account that a key names; empty for what is no key. */
    static String account(ServiceKey key) {
        int colon = key.value().indexOf(':');
        return colon < 0 ? "" : key.value().substring(0, colon);
    }

    static String hash(ServiceKey key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a signature was made with the key of this hash. */
    static boolean signed(ServiceSignature signature, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(hash), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(signature.signed()), signature.signature());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    static boolean matches(ServiceKey key, String hash) {
        return MessageDigest.isEqual(
                hash(key).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
