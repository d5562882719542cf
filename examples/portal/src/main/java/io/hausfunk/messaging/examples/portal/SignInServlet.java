// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import io.hausfunk.messaging.Await;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.MessagingException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Signs in by the company's directory. A portal that has a sign-in of its own needs nothing of this. */
final class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final transient Messaging messaging;
    private final transient Visitors visitors;

    SignInServlet(Messaging messaging, Visitors visitors) {
        this.messaging = messaging;
        this.visitors = visitors;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        String password = request.getParameter("password");
        if (name != null && password != null) {
            try (Session session = Await.within(
                    PATIENCE,
                    messaging.signIn(Company.TENANT, name, password.toCharArray(), request.getRemoteAddr()))) {
                visitors.signIn(request, session.user());
            } catch (MessagingException e) {
                response.sendRedirect("/?refused=" + e.code());
                return;
            }
        }
        response.sendRedirect("/");
    }
}
