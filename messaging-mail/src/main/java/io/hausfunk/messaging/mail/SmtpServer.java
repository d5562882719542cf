// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;

/** A mail server, for hosts that have no {@link Session} yet. Immutable; each method answers with a copy. */
public final class SmtpServer {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Properties properties;

    private SmtpServer(Properties properties) {
        this.properties = properties;
    }

    /** Begins in clear text and must go on in TLS, as on port 587; the server's certificate must be for this host. */
    public static SmtpServer startTls(String host, int port) {
        Properties properties = at(host, port);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        return new SmtpServer(properties);
    }

    /** Speaks TLS from the first byte, as on port 465; the server's certificate must be for this host. */
    public static SmtpServer tls(String host, int port) {
        Properties properties = at(host, port);
        properties.setProperty("mail.smtp.ssl.enable", "true");
        return new SmtpServer(properties);
    }

    /** Speaks clear text, for a relay on this machine only: whoever reads along learns who has unread messages. */
    public static SmtpServer clearText(String host, int port) {
        return new SmtpServer(at(host, port));
    }

    /** A session without a login. */
    public Session session() {
        return Session.getInstance((Properties) properties.clone());
    }

    /**
     * A session that logs in.
     *
     * @param password asked for at each connection, so that it may change
     */
    public Session session(String user, Supplier<char[]> password) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Properties with = (Properties) properties.clone();
        with.setProperty("mail.smtp.auth", "true");
        with.setProperty("mail.smtp.user", user);
        return Session.getInstance(with, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, new String(password.get()));
            }
        });
    }

    private static Properties at(String host, int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", Objects.requireNonNull(host, "host"));
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (String limit : TimeLimits.NAMES) {
            properties.setProperty("mail.smtp." + limit, Long.toString(TIMEOUT.toMillis()));
        }
        return properties;
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "SmtpServer[hidden]";
    }
}
