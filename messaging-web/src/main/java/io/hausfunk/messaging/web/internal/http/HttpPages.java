// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.web.Visitor;
import io.hausfunk.messaging.web.adapter.PageChannel;
import io.hausfunk.messaging.web.adapter.PageConnection;

/** What HTTP needs of the gateway. */
public interface HttpPages {
    /** The answer to {@code v1/self}. */
    String self(Visitor visitor);

    /** Whether another page may connect. */
    boolean full();

    /** Connects one. */
    PageChannel connect(Visitor visitor, PageConnection connection);
}
