// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.naming.internal.engine;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Planted to be reported. */
public final class Searcher {
    Object act() throws NamingException {
        return new InitialContext();
    }
}
