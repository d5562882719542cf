// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.error.DeadlineException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.writer.EntryWriter;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.NewEntry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An append that a worker waits for, through the same writer as everything else. */
final class BlockingAppend implements GroupCommit.Item<NewEntry, AppendResult> {
    private static final long PATIENCE_SECONDS = 60;

    private final NewEntry entry;
    private final Reply<?> reply;
    private final CompletableFuture<AppendResult> done = new CompletableFuture<>();

    private BlockingAppend(NewEntry entry, Reply<?> reply) {
        this.entry = entry;
        this.reply = reply;
    }

    static AppendResult append(EntryWriter writer, NewEntry entry, Reply<?> reply) {
        BlockingAppend append = new BlockingAppend(entry, reply);
        writer.submit(append);
        try {
            return append.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MessagingException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new DeadlineException(ErrorCode.OUTCOME_UNKNOWN, "the store did not answer in time");
        }
    }

    @Override
    public NewEntry value() {
        return entry;
    }

    @Override
    public boolean begin() {
        boolean wanted = reply.enterStore();
        if (!wanted) {
            done.completeExceptionally(
                    new DeadlineException(ErrorCode.DEADLINE_EXCEEDED, "not done in time, nothing was written"));
        }
        return wanted;
    }

    @Override
    public void committed(AppendResult result) {
        done.complete(result);
    }

    @Override
    public void failed(MessagingException error) {
        done.completeExceptionally(error);
    }
}
