// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/** Who sent a request, by the portal's own session. */
final class Visitors {
    private static final String USER = "user";
    private static final String KEY = "key";

    Optional<Visitor> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER) instanceof String user)) {
            return Optional.empty();
        }
        return Optional.of(Visitor.of(Company.TENANT, UserId.of(user), (String) session.getAttribute(KEY))
                .language(request.getLocale()));
    }

    void signIn(HttpServletRequest request, UserId user) {
        HttpSession session = request.getSession(true);
        // Another id than before: nobody can plant one and wait.
        request.changeSessionId();
        session.setAttribute(USER, user.value());
        session.setAttribute(KEY, UUID.randomUUID().toString());
    }

    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
