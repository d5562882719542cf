// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may stand in the head of a mail: nothing that begins another line, and one address where one is meant. */
final class HeaderValues {
    private HeaderValues() {}

    /** Whether a text could end its line and begin a header of its own. */
    static boolean breaksOut(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    /** One address without a name, a group or a comment; empty for anything else. */
    static Optional<InternetAddress> address(@Nullable String text) {
        if (text == null || breaksOut(text)) {
            return Optional.empty();
        }
        try {
            InternetAddress[] all = InternetAddress.parse(text, true);
            if (all.length != 1 || all[0].isGroup() || !text.equals(all[0].getAddress()) || text.indexOf('@') < 1) {
                return Optional.empty();
            }
            all[0].validate();
            return Optional.of(all[0]);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The address of a sender with a name; {@code IDENTIFIER_INVALID} where one of them is none. */
    static InternetAddress sender(String address, String name) {
        InternetAddress sender = address(address).orElseThrow(() -> refused("a sender is one mail address"));
        if (name == null || breaksOut(name)) {
            throw refused("the name of a sender has no control characters");
        }
        try {
            sender.setPersonal(name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("a JDK without UTF-8", e);
        }
        return sender;
    }

    private static InvalidInputException refused(String message) {
        return new InvalidInputException(ErrorCode.IDENTIFIER_INVALID, message);
    }
}
