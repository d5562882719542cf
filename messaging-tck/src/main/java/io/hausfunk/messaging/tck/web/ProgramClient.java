// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.machine.ServiceKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** A program with the key of a service account, beyond the network. */
record ProgramClient(String base, ServiceKey key) {
    /** A request that is signed. */
    HttpRequest.Builder signed(String target, String body) throws NoSuchAlgorithmException {
        String time = Long.toString(Instant.now().getEpochSecond());
        String name = UUID.randomUUID().toString();
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        String signed = String.join("\n", "hausfunk-request-1", "POST", target, time, name, hash);
        return HttpRequest.newBuilder(URI.create(base + target))
                .header("Hausfunk-Account", key.value().substring(0, key.value().indexOf(':')))
                .header("Hausfunk-Time", time)
                .header("Idempotency-Key", name)
                .header("Hausfunk-Signature", HexFormat.of().formatHex(key.sign(signed.getBytes(UTF_8))))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** A request that shows the key, as Alertmanager's do. */
    HttpRequest.Builder shown(String target, String body) {
        return HttpRequest.newBuilder(URI.create(base + target))
                .header("Authorization", "Bearer " + key.value())
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
