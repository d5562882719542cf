// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.storage.AppendResult;

/** A conversation on its way into the store. Answers whether it began with this one. */
record CreationAttempt(PendingWrite value, Reply<Boolean> reply)
        implements GroupCommit.Item<PendingWrite, AppendResult> {
    @Override
    public Caller caller() {
        return new PersonRef(
                value.entry().conversation().tenant(), value.entry().author());
    }

    @Override
    public boolean begin() {
        return reply.enterStore();
    }

    @Override
    public void committed(AppendResult result) {
        if (result instanceof AppendResult.HistoryChanged) {
            reply.fail(new StorageException(ErrorCode.HISTORY_CHANGED, "the store's history changed"));
        } else {
            reply.succeed(result instanceof AppendResult.Appended);
        }
    }

    @Override
    public void failed(MessagingException error) {
        reply.fail(error);
    }
}
