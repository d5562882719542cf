// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What mails look like: from whom, in which words, with which link. Immutable; each method answers with a copy. */
public final class MailSettings {
    private final InternetAddress sender;
    private final BiFunction<TenantId, UserId, MailText> texts;
    private final Function<Notification, URI> link;

    private MailSettings(
            InternetAddress sender, BiFunction<TenantId, UserId, MailText> texts, Function<Notification, URI> link) {
        this.sender = sender;
        this.texts = texts;
        this.link = link;
    }

    /**
     * In English, from this sender.
     *
     * @param address the sender's address; {@code IDENTIFIER_INVALID} for anything but one address
     * @param name the sender's name as people see it, without control characters
     * @param link where to read, such as the page of the portal; http or https, {@code ARGUMENT_OUT_OF_RANGE} otherwise
     */
    public static MailSettings from(String address, String name, URI link) {
        URI page = web(link);
        return new MailSettings(
                HeaderValues.sender(address, name), (tenant, user) -> MailText.ENGLISH, notification -> page);
    }

    /** The same in other words for everybody. */
    public MailSettings text(MailText text) {
        Objects.requireNonNull(text, "text");
        return new MailSettings(sender, (tenant, user) -> text, link);
    }

    /** The same in words for each person, such as in their language. The function is called on threads of the engine's own. */
    public MailSettings texts(BiFunction<TenantId, UserId, MailText> newTexts) {
        return new MailSettings(sender, Objects.requireNonNull(newTexts, "newTexts"), link);
    }

    /** The same with a link for each notification, such as to its first conversation; http or https, or the mail fails. */
    public MailSettings link(Function<Notification, URI> newLink) {
        return new MailSettings(sender, texts, Objects.requireNonNull(newLink, "newLink"));
    }

    InternetAddress sender() {
        return sender;
    }

    MailText text(Notification notification) {
        return texts.apply(notification.tenant(), notification.user());
    }

    String link(Notification notification) {
        return web(link.apply(notification)).toASCIIString();
    }

    private static URI web(URI link) {
        String scheme = link == null ? null : link.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a link begins with http or https");
        }
        return link;
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "MailSettings[hidden]";
    }
}
