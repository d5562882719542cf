// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

/** Why the gateway closes a connection, and whether the page should come back. Part of the protocol: see {@code docs/web.md}. */
enum CloseCode {
    /** Not a frame of the protocol. */
    NOT_UNDERSTOOD(4400, false),
    /** Signed out, or the session of the engine ended. */
    SIGNED_OUT(4401, false),
    /** No ticket, or one that was used, forged or is too old. */
    TICKET(4403, false),
    /** A version of the protocol that is not known. */
    VERSION(4406, false),
    /** No {@code hello} in time, or silent for too long. */
    SILENT(4408, true),
    /** The person has too many pages; this is the oldest one. */
    TOO_MANY_PAGES(4409, false),
    /** The cursor is invalid or has expired: drop everything and begin anew. */
    CURSOR(4410, true),
    /** A frame longer than allowed. */
    TOO_LARGE(4413, false),
    /** Too many requests, again and again. */
    TOO_MUCH(4429, true),
    /** The gateway closes, is full, or cannot serve now. */
    RESTART(4503, true);

    private final int number;
    private final boolean again;

    CloseCode(int number, boolean again) {
        this.number = number;
        this.again = again;
    }

    int number() {
        return number;
    }

    boolean again() {
        return again;
    }
}
