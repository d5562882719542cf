// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks, as the host has authenticated them. Immutable. Never make one of anything that a request merely claims.
 *
 * <p>Null is refused by each method with a {@link NullPointerException}.
 */
public final class Visitor {
    private final TenantId tenant;
    private final UserId user;
    private final String sessionKey;
    private final Optional<Instant> validUntil;
    private final Locale language;

    private Visitor(TenantId tenant, UserId user, String sessionKey, Optional<Instant> validUntil, Locale language) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.user = Objects.requireNonNull(user, "user");
        this.sessionKey = Objects.requireNonNull(sessionKey, "sessionKey");
        this.validUntil = validUntil;
        this.language = Objects.requireNonNull(language, "language");
        if (sessionKey.isEmpty()) {
            throw new IllegalArgumentException("the session key is empty");
        }
    }

    /**
     * Somebody who is signed in until the host says otherwise; English.
     *
     * @param sessionKey stands for the host's own session, for {@link WebGateway#signedOut}. Use a value that stays when the container changes the
     *     session's id, and that nobody can guess
     */
    public static Visitor of(TenantId tenant, UserId user, String sessionKey) {
        return new Visitor(tenant, user, sessionKey, Optional.empty(), Locale.ENGLISH);
    }

    /** The same, signed in until this time: then the page's connection is closed. */
    public Visitor validUntil(Instant time) {
        return new Visitor(tenant, user, sessionKey, Optional.of(time), language);
    }

    /** The same in another language. The page shows German or English, whichever is nearer. */
    public Visitor language(Locale newLanguage) {
        return new Visitor(tenant, user, sessionKey, validUntil, newLanguage);
    }

    /** The tenant. */
    public TenantId tenant() {
        return tenant;
    }

    /** The person. */
    public UserId user() {
        return user;
    }

    /** What stands for the host's session. */
    public String sessionKey() {
        return sessionKey;
    }

    /** Until when this person is signed in, if that is known. */
    public Optional<Instant> validUntil() {
        return validUntil;
    }

    /** The language of the page. */
    public Locale language() {
        return language;
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
