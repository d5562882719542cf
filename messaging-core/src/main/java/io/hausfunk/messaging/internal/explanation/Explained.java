// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;

/** What was found out. */
record Explained(Asked asked, List<Link> links, Link decisive) implements Explanation {
    @Override
    public UserId person() {
        return asked.actor().user();
    }

    @Override
    public ConversationId conversation() {
        return asked.ref().conversation();
    }

    @Override
    public long sequence() {
        return asked.sequence();
    }

    @Override
    public Instant at() {
        return asked.now();
    }

    @Override
    public String toString() {
        return "Explanation[" + decisive.part() + " " + decisive.code() + "]";
    }
}
