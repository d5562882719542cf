// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a program proves with that it is a service account. It is shown once, when it is made; the engine keeps its SHA-256, sealed, with
 * which requests can be signed as well. {@code toString} hides it.
 *
 * @param value the id of the account, a colon, and 256 random bits
 */
public record ServiceKey(String value) {
    /** Refuses null. */
    public ServiceKey {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Signs bytes: HMAC-SHA-256 under the SHA-256 of the UTF-8 bytes of {@link #value}, so that other languages can do the same.
     *
     * @return 32 bytes; see {@link ServiceSignature}
     */
    public byte[] sign(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hash, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256 and HMAC", e);
        }
    }

    @Override
    public String toString() {
        return "ServiceKey[hidden]";
    }
}
