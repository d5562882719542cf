// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call into what the host plugged in. Whatever it throws is an outage and never an answer. Its text may hold names, so
 * only the kind of the error and where it came from are told: enough for the host to find it. The words of errors of our own family
 * hold no names, and are told.
 */
public final class HostCall {
    private static final Logger LOG = LoggerFactory.getLogger(HostCall.class);
    private static final int FRAMES = 5;
    private static final int CAUSES = 10;

    private HostCall() {}

    /** The host's answer, or a {@link HostException} with this code. */
    public static <T> T ask(String what, ErrorCode outage, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error e) {
            LOG.warn("The {} gave no answer: {} {}", what, reason(e), where(e));
            throw new HostException(outage, "the " + what + " gave no answer: " + reason(e));
        }
    }

    /** Why there was no answer. */
    public static String reason(Throwable error) {
        if (error instanceof HostException said) {
            return said.detail();
        }
        Throwable root = error;
        for (int depth = 0; root.getCause() != null && depth < CAUSES; depth++) {
            root = root.getCause();
        }
        String kind = "it failed with " + error.getClass().getName();
        return root == error ? kind : kind + " for " + root.getClass().getName();
    }

    /** Where it failed, for who has to find it; nothing where the words tell. */
    public static String where(Throwable error) {
        return error instanceof HostException
                ? ""
                : "at " + Arrays.stream(error.getStackTrace()).limit(FRAMES).toList();
    }
}
