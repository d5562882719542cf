// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.web.WebGateway;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lies in a person's HTTP session, and closes their pages when the session ends or another person signs in to it. */
final class SignOutMark implements HttpSessionBindingListener, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NAME = SignOutMark.class.getName();

    private final String user;
    private final String key = UUID.randomUUID().toString();
    /** Not there in a session that came from another node or from a file. */
    private final transient @Nullable WebGateway gateway;

    private SignOutMark(UserId user, WebGateway gateway) {
        this.user = user.value();
        this.gateway = gateway;
    }

    static Optional<SignOutMark> of(HttpSession session, UserId user) {
        return session.getAttribute(NAME) instanceof SignOutMark mark && mark.user.equals(user.value())
                ? Optional.of(mark)
                : Optional.empty();
    }

    static SignOutMark put(HttpSession session, UserId user, WebGateway gateway) {
        SignOutMark mark = new SignOutMark(user, gateway);
        session.setAttribute(NAME, mark);
        return mark;
    }

    String key() {
        return key;
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        if (gateway != null) {
            gateway.signedOut(key);
        }
    }
}
