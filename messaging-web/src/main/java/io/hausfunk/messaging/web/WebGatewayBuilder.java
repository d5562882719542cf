// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.web.internal.Gateway;
import io.hausfunk.messaging.web.internal.GatewaySettings;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Settings of a gateway. Immutable: each method gives another builder. */
public final class WebGatewayBuilder {
    private final Messaging messaging;
    private final GatewaySettings settings;

    WebGatewayBuilder(Messaging messaging, GatewaySettings settings) {
        this.messaging = Objects.requireNonNull(messaging, "messaging");
        this.settings = settings;
    }

    /**
     * Origins whose pages may connect beside the one that the gateway itself is reached by, such as {@code https://portal.example}: scheme, host, and the
     * port unless it is the scheme's own. Name the outer origin here if a proxy changes scheme, host or port. None by default.
     */
    public WebGatewayBuilder origins(Set<String> origins) {
        return new WebGatewayBuilder(messaging, settings.withOrigins(Set.copyOf(origins)));
    }

    /**
     * Whether somebody is still signed in; asked once a minute for each connected page, on a thread of the gateway that may block. By default the host tells
     * by {@link WebGateway#signedOut}.
     */
    public WebGatewayBuilder stillSignedIn(Predicate<Visitor> check) {
        return new WebGatewayBuilder(messaging, settings.withCheck(Objects.requireNonNull(check, "check")));
    }

    /**
     * Who may open the management page, {@code <hausfunk-cockpit>}; nobody by default. Asked with each of its requests, on the thread of the request, so it must
     * not block. To everybody else the page's requests do not exist.
     */
    public WebGatewayBuilder cockpit(Predicate<Visitor> admitted) {
        return new WebGatewayBuilder(messaging, settings.withCockpit(Objects.requireNonNull(admitted, "admitted")));
    }

    /**
     * The secret that tickets are signed with, at least 32 bytes; random by default. Nodes among which a load balancer chooses freely need the same one.
     */
    public WebGatewayBuilder ticketKey(byte[] key) {
        if (key.length < GatewaySettings.MIN_TICKET_KEY_BYTES) {
            throw new IllegalArgumentException("a ticket key has at least 32 bytes");
        }
        return new WebGatewayBuilder(messaging, settings.withTicketKey(key.clone()));
    }

    /** The most pages on this gateway, by default 10,000, and of one person, by default 20: then the person's oldest one is asked to wait. */
    public WebGatewayBuilder maxPages(int all, int ofOnePerson) {
        if (all < 1 || ofOnePerson < 1) {
            throw new IllegalArgumentException("at least one page");
        }
        return new WebGatewayBuilder(messaging, settings.withMaxPages(all, ofOnePerson));
    }

    /** Starts the gateway: one thread that keeps time, and one that asks {@link #stillSignedIn}. */
    public WebGateway start() {
        return Gateway.start(messaging, settings);
    }
}
