// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import jakarta.mail.Session;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Without limits Jakarta Mail waits for ever, and a server that hangs would keep the engine's threads. */
final class TimeLimits {
    static final List<String> NAMES = List.of("connectiontimeout", "timeout", "writetimeout");

    private TimeLimits() {}

    /** Refuses a session that may wait for ever; names all that is missing. */
    static Session require(Session session) {
        String protocol = session.getProperty("mail.transport.protocol");
        String prefix = "mail." + (protocol == null ? "smtp" : protocol) + ".";
        String missing = NAMES.stream()
                .map(prefix::concat)
                .filter(name -> !positive(session.getProperty(name)))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "the mail session has no time limits, so a mail server that hangs would keep threads for ever; set, in"
                            + " milliseconds: " + missing);
        }
        return session;
    }

    private static boolean positive(@Nullable String value) {
        return value != null && value.matches("[1-9][0-9]{0,8}");
    }
}
