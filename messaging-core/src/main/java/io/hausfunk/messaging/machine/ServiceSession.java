// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A program of the company at work, as its service account. It can send what its account allows, and nothing else: it reads no conversations
 * and is no participant of anything but what it began.
 *
 * <p>Each call asks the account as it is now. {@code ACCOUNT_NOT_USABLE} if it was disabled; {@code SERVICE_NOT_ALLOWED} for a type or a person
 * outside of it; {@code RATE_EXCEEDED} above its rate, with the time to come back after; {@code metrics()} counts each of these.
 *
 * <p>Thread-safe. Stages are those of {@link io.hausfunk.messaging.Session}. It holds nothing open and need not be closed.
 */
public interface ServiceSession {
    /** The tenant. */
    TenantId tenant();

    /** The id of the account. */
    String account();

    /**
     * Tells a person something. It stands in their direct conversation with this account, which begins with the first message. {@code
     * ACCOUNT_NOT_USABLE} for somebody who may not take part; {@code IDEMPOTENCY_CONFLICT} if this account told them something else under the
     * same key. If the outcome is unknown, call again with the same key.
     */
    CompletionStage<Sent> notice(UserId person, NoticeContent notice, IdempotencyKey key);

    /**
     * Carries something out once, however often it is asked for under one key, on whatever node: a repetition within a day gets the answer of the
     * first. For what is not harmless to repeat, such as a one-time code. What fails is forgotten, and may be tried again; {@code BUSY} while it
     * is being carried out, at most for a minute if its node died; {@code IDEMPOTENCY_CONFLICT} if {@code request} is another one.
     *
     * @param request what is asked for, such as a digest of it; 1 to 256 UTF-8 bytes
     * @param work carries it out; its answer has at most 1024 UTF-8 bytes, and lies in the store under the account's key. Must not block
     */
    CompletionStage<String> once(IdempotencyKey key, String request, Supplier<CompletionStage<String>> work);

    /** One-time codes. */
    OneTimeCodes codes();

    /** Alerts. */
    Alerts alerts();

    /** Questions whose answers come back. */
    Approvals approvals();
}
