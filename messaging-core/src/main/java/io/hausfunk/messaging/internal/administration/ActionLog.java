// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.error.MessagingException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who did what, and how it ended. */
final class ActionLog {
    private static final Logger LOG = LoggerFactory.getLogger(ActionLog.class);

    private ActionLog() {}

    static <T> CompletionStage<T> record(String where, String who, String operation, CompletionStage<T> outcome) {
        return outcome.whenComplete((value, error) ->
                LOG.info("{}: {} by {}: {}", where, operation, who, error == null ? "done" : code(error)));
    }

    static String code(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof MessagingException known
                ? known.code().toString()
                : cause.getClass().getName();
    }
}
