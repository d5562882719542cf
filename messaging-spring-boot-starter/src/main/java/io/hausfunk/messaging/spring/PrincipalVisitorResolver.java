// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.WebGateway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whoever Spring Security, or the container, has signed in. */
final class PrincipalVisitorResolver implements VisitorResolver {
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final TenantId tenant;
    private final WebGateway gateway;
    /** Stands for people without an HTTP session, such as those who send a token with each request. Nobody can guess it. */
    private final String withoutSession = UUID.randomUUID() + "/";

    PrincipalVisitorResolver(TenantId tenant, WebGateway gateway) {
        this.tenant = tenant;
        this.gateway = gateway;
    }

    @Override
    public Optional<Visitor> resolve(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            return Optional.empty();
        }
        UserId user = UserId.of(principal.getName());
        return Optional.of(Visitor.of(tenant, user, sessionKey(request, user)).language(request.getLocale()));
    }

    private String sessionKey(HttpServletRequest request, UserId user) {
        HttpSession session = request.getSession(false);
        return session == null
                ? withoutSession + user.value()
                : mark(session, user).key();
    }

    private SignOutMark mark(HttpSession session, UserId user) {
        Optional<SignOutMark> there = SignOutMark.of(session, user);
        if (there.isPresent()) {
            return there.get();
        }
        // The first requests of a session may come at once. A session may lie in a database: only those of one lock
        // wait for it.
        synchronized (locks[Math.floorMod(session.getId().hashCode(), LOCKS)]) {
            return SignOutMark.of(session, user).orElseGet(() -> SignOutMark.put(session, user, gateway));
        }
    }
}
