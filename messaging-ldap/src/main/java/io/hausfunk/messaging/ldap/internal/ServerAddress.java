// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of one server. */
record ServerAddress(String host, int port, boolean tls) {
    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    /** Reads {@code ldap://host:389}; empty for anything else. */
    static Optional<ServerAddress> parse(String url) {
        try {
            URI uri = new URI(url);
            boolean tls = "ldaps".equalsIgnoreCase(uri.getScheme());
            boolean plain = "ldap".equalsIgnoreCase(uri.getScheme());
            boolean bare = !uri.isOpaque()
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
            if (!(tls || plain) || !bare || uri.getHost() == null || uri.getPort() > 0xFFFF || uri.getPort() == 0) {
                return Optional.empty();
            }
            int standard = tls ? LDAPS : LDAP;
            String host = uri.getHost().startsWith("[")
                    ? uri.getHost().substring(1, uri.getHost().length() - 1)
                    : uri.getHost();
            return Optional.of(new ServerAddress(host, uri.getPort() < 0 ? standard : uri.getPort(), tls));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** As in the settings. */
    @Override
    public String toString() {
        return (tls ? "ldaps://" : "ldap://") + host + ":" + port;
    }
}
