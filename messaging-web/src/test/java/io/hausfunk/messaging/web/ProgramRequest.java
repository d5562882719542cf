// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.web.adapter.RequestBody;
import io.hausfunk.messaging.web.adapter.WebExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request of a program, and the answer to it. */
final class ProgramRequest implements WebExchange {
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final String method;
    private final String path;
    private final String query;
    private final String body;
    private final Map<String, String> answered = new LinkedHashMap<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private @Nullable Visitor visitor;
    private int status;

    ProgramRequest(String method, String path, String query, String body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
    }

    /** Signs it as the description says, without any code of the gateway. */
    ProgramRequest signed(ServiceKey key, Instant time, String idempotencyKey) throws NoSuchAlgorithmException {
        String seconds = Long.toString(time.getEpochSecond());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        String target = query.isEmpty() ? path : path + "?" + query;
        String signed = String.join("\n", "hausfunk-request-1", method, target, seconds, idempotencyKey, hash);
        headers.put("Hausfunk-Account", key.value().substring(0, key.value().indexOf(':')));
        headers.put("Hausfunk-Time", seconds);
        headers.put("Hausfunk-Signature", HexFormat.of().formatHex(key.sign(signed.getBytes(UTF_8))));
        if (!idempotencyKey.isEmpty()) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return this;
    }

    /** By somebody who is signed in. */
    ProgramRequest by(Visitor person) {
        visitor = person;
        return this;
    }

    ProgramRequest with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Sends it, and waits for the answer. */
    ProgramRequest to(WebGateway gateway) throws Exception {
        gateway.serve(this).toCompletableFuture().get(60, TimeUnit.SECONDS);
        return this;
    }

    int status() {
        return status;
    }

    Optional<String> answered(String header) {
        return Optional.ofNullable(answered.get(header));
    }

    JsonObject json() {
        return Json.createReader(new StringReader(answer.toString(UTF_8))).readObject();
    }

    String code() {
        return json().getString("code");
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String ownOrigin() {
        return "https://portal.example";
    }

    @Override
    public Optional<Visitor> visitor() {
        return Optional.ofNullable(visitor);
    }

    @Override
    public RequestBody body() {
        return RequestBody.of(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @Override
    public void begin(int newStatus, Map<String, String> newHeaders) {
        status = newStatus;
        answered.putAll(newHeaders);
    }

    @Override
    public CompletionStage<Void> write(ByteBuffer bytes) {
        byte[] some = new byte[bytes.remaining()];
        bytes.get(some);
        answer.write(some, 0, some.length);
        return CompletableFuture.completedFuture(null);
    }
}
