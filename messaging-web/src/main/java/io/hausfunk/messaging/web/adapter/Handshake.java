// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

import java.util.Objects;

/** The gateway's answer to a {@link HandshakeRequest}. */
public final class Handshake {
    private final int status;
    private final String text;

    private Handshake(int status, String text) {
        this.status = status;
        this.text = Objects.requireNonNull(text, "text");
    }

    /** Upgrade, and answer with this subprotocol. */
    public static Handshake accepted(String protocol) {
        return new Handshake(0, protocol);
    }

    /** Do not upgrade: answer with this HTTP status and reason. */
    public static Handshake refused(int status, String reason) {
        return new Handshake(status, reason);
    }

    /** Whether to upgrade. */
    public boolean accepted() {
        return status == 0;
    }

    /** The HTTP status of a refusal, else 0. */
    public int status() {
        return status;
    }

    /** The subprotocol of an acceptance; throws {@link IllegalStateException} for a refusal. */
    public String protocol() {
        if (!accepted()) {
            throw new IllegalStateException("refused: " + text);
        }
        return text;
    }

    /** Why it was refused, in one sentence without personal data. */
    public String reason() {
        return accepted() ? "" : text;
    }
}
