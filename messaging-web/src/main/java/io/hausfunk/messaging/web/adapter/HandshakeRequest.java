// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request to open a connection, as an adapter read it. Immutable. */
public final class HandshakeRequest {
    private final Optional<String> origin;
    private final String ownOrigin;
    private final List<String> protocols;

    private HandshakeRequest(Optional<String> origin, String ownOrigin, List<String> protocols) {
        this.origin = origin;
        this.ownOrigin = ownOrigin;
        this.protocols = protocols;
    }

    /**
     * A request.
     *
     * @param ownOrigin the origin by which the request reached this server: scheme, host, and the port unless it is the scheme's own
     * @param protocols what the header {@code Sec-WebSocket-Protocol} offers, in order
     */
    public static HandshakeRequest to(String ownOrigin, List<String> protocols) {
        return new HandshakeRequest(
                Optional.empty(), Objects.requireNonNull(ownOrigin, "ownOrigin"), List.copyOf(protocols));
    }

    /** The same with the header {@code Origin} as it came. */
    public HandshakeRequest from(String newOrigin) {
        return new HandshakeRequest(Optional.of(newOrigin), ownOrigin, protocols);
    }

    /** The origin of the page, if the request names one. */
    public Optional<String> origin() {
        return origin;
    }

    /** The origin of this server. */
    public String ownOrigin() {
        return ownOrigin;
    }

    /** The subprotocols that the page offers. */
    public List<String> protocols() {
        return protocols;
    }
}
