// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import io.hausfunk.messaging.web.WebGateway;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs out, in every window of this session. */
final class SignOutServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Visitors visitors;
    private final transient WebGateway gateway;

    SignOutServlet(Visitors visitors, WebGateway gateway) {
        this.visitors = visitors;
        this.gateway = gateway;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        visitors.of(request).ifPresent(visitor -> gateway.signedOut(visitor.sessionKey()));
        visitors.signOut(request);
        response.sendRedirect("/");
    }
}
