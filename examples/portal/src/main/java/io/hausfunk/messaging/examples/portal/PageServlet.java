// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.portal;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The portal's own pages. Who is not signed in gets the page to do so. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Visitors visitors;

    PageServlet(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/portal.css")) {
            send(response, "text/css", "portal.css");
        } else if (request.getServletPath().equals("/favicon.ico")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (visitors.of(request).isEmpty()) {
            send(response, "text/html", "sign-in.html");
        } else {
            send(response, "text/html", page(request));
        }
    }

    private String page(HttpServletRequest request) {
        boolean administers = visitors.of(request)
                .filter(visitor -> Company.administers(visitor.user()))
                .isPresent();
        return switch (request.getServletPath()) {
            case "/orders/4711" -> "order.html";
            case "/management" -> administers ? "management.html" : "portal.html";
            default -> administers ? "portal-of-managers.html" : "portal.html";
        };
    }

    private static void send(HttpServletResponse response, String type, String file) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        try (InputStream page = Objects.requireNonNull(PageServlet.class.getResourceAsStream(file), file)) {
            page.transferTo(response.getOutputStream());
        }
    }
}
