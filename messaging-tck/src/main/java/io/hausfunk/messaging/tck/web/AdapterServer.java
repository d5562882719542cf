// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.web;

/** A web server in which an adapter is mounted at {@code /chat/}. */
public interface AdapterServer {
    /** The header by which the contract says who asks. Believe it in tests only. */
    String USER_HEADER = "Test-User";

    /** The port on localhost. */
    int port();

    /** Stops the server. */
    void stop() throws Exception;
}
