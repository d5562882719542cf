// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.web.Visitor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A second lock beside the check of the origin: only a page that could read {@code v1/self} has a ticket. A ticket is signed rather than kept, so any node
 * with the same key takes it; a node takes each one once.
 */
final class Tickets {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final int NONCE_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAX_USED = 100_000;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Nonces and until when they matter, the oldest first. */
    private final Map<ByteBuffer, Instant> used = new LinkedHashMap<>();

    Tickets(byte @Nullable [] key, Clock clock) {
        byte[] secret = key == null ? new byte[HASH_BYTES] : key;
        if (key == null) {
            random.nextBytes(secret);
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    String issue(Visitor visitor) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long end = clock.instant().plus(LIFE).toEpochMilli();
        byte[] ticket = ByteBuffer.allocate(Long.BYTES + NONCE_BYTES + HASH_BYTES)
                .putLong(end)
                .put(nonce)
                .put(sign(visitor, end, nonce))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }

    /** Whether this is a ticket of this visitor that is neither too old nor used. Uses it up. */
    boolean take(Visitor visitor, String ticket) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(ticket);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != Long.BYTES + NONCE_BYTES + HASH_BYTES) {
            return false;
        }
        long end = ByteBuffer.wrap(bytes).getLong();
        byte[] nonce = Arrays.copyOfRange(bytes, Long.BYTES, Long.BYTES + NONCE_BYTES);
        byte[] hash = Arrays.copyOfRange(bytes, Long.BYTES + NONCE_BYTES, bytes.length);
        Instant now = clock.instant();
        if (!MessageDigest.isEqual(hash, sign(visitor, end, nonce))
                || now.toEpochMilli() > end
                || end > now.plus(LIFE).plus(LIFE).toEpochMilli()) {
            return false;
        }
        return useUp(ByteBuffer.wrap(nonce), Instant.ofEpochMilli(end), now);
    }

    private synchronized boolean useUp(ByteBuffer nonce, Instant end, Instant now) {
        Iterator<Instant> oldest = used.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
        return used.size() < MAX_USED && used.putIfAbsent(nonce, end) == null;
    }

    private byte[] sign(Visitor visitor, long end, byte[] nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(end).flip());
            mac.update(nonce);
            for (String part :
                    new String[] {visitor.tenant().value(), visitor.user().value(), visitor.sessionKey()}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
