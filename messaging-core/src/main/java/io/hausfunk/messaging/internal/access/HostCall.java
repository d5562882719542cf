// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call into what the host plugged in. Whatever it throws is an outage and never an answer. Its text may hold names, so
 * only the kind of the error and where it came from are told: enough for the host to find it. A {@link HostException} is no
 * error but the answer "out of reach".
 */
public final class HostCall {
    private static final Logger LOG = LoggerFactory.getLogger(HostCall.class);
    private static final int FRAMES = 5;

    private HostCall() {}

    /** The host's answer, or a {@link HostException} with this code. */
    public static <T> T ask(String what, ErrorCode outage, Supplier<T> question) {
        try {
            return question.get();
        } catch (HostException e) {
            // It says itself that it is out of reach, once for each question: whoever says so tells why, and health
            // tells that.
            LOG.debug("The {} is out of reach: {}", what, e.code());
            throw new HostException(outage, "the " + what + " is out of reach");
        } catch (RuntimeException | Error e) {
            List<StackTraceElement> where =
                    Arrays.stream(e.getStackTrace()).limit(FRAMES).toList();
            LOG.warn("The {} failed with {} at {}", what, e.getClass().getName(), where);
            throw new HostException(
                    outage, "the " + what + " failed with " + e.getClass().getName());
        }
    }
}
