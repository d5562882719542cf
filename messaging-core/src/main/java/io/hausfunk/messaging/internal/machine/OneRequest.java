// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.machine.RequestRecords.Found;
import io.hausfunk.messaging.internal.machine.RequestRecords.Known;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.PersonalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request of a program that is carried out once, however often it comes. */
final class OneRequest {
    /** Whoever carries it out died if there is no answer after this. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Actor service;
    private final String account;
    private final MachineMessages messages;
    private final PersonalKey key;
    private final String request;

    OneRequest(Actor service, String account, MachineMessages messages, IdempotencyKey key, String request) {
        this.service = service;
        this.account = account;
        this.messages = messages;
        this.key = messages.requests().key(service, key);
        this.request = request;
    }

    /** The answer if there is one, or which version says that this call carries it out. */
    private record Claim(@Nullable Known known, long version) {}

    CompletionStage<String> run(Supplier<CompletionStage<String>> work) {
        return messages.open().calls().write(service.ref(), this::claim).thenCompose(claim -> {
            Known known = claim.known();
            String answer = known == null ? null : known.answer();
            return answer == null ? carryOut(work, claim.version()) : CompletableFuture.completedFuture(answer);
        });
    }

    private Claim claim() {
        messages.gate().require(service.tenant(), account);
        Found found = messages.requests().find(key);
        Known known = found.known();
        Instant now = now();
        if (known != null && !known.request().equals(request)) {
            throw new ConflictException(
                    ErrorCode.IDEMPOTENCY_CONFLICT, "something else was requested under the same key");
        }
        if (known != null && known.answer() != null) {
            return new Claim(known, found.version());
        }
        boolean running = known != null && now.isBefore(known.begun().plus(PATIENCE));
        if (running || !messages.requests().put(key, new Known(request, now, null), found.version())) {
            throw new BusyException("the same request is being carried out", Duration.ofSeconds(1));
        }
        return new Claim(null, found.version() + 1);
    }

    private CompletionStage<String> carryOut(Supplier<CompletionStage<String>> work, long version) {
        CompletionStage<String> done;
        try {
            done = work.get();
        } catch (RuntimeException | Error e) {
            done = CompletableFuture.failedFuture(e);
        }
        return done.handle((answer, trouble) -> messages.open()
                        .calls()
                        .write(service.ref(), () -> trouble == null ? keep(answer, version) : forget())
                        // What was carried out is answered, whether or not that could be written down.
                        .handle((written, unwritten) -> trouble == null
                                ? CompletableFuture.completedFuture(answer)
                                : CompletableFuture.<String>failedFuture(trouble))
                        .thenCompose(same -> same))
                .thenCompose(same -> same);
    }

    private boolean keep(String answer, long version) {
        return messages.requests().put(key, new Known(request, now(), answer), version);
    }

    /** What failed may be tried again. */
    private boolean forget() {
        messages.requests().forget(key);
        return true;
    }

    private Instant now() {
        return messages.open().clock().instant();
    }
}
