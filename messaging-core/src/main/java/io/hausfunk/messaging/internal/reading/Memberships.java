// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All conversations in which a person takes or took part, page by page. Blocks. */
public final class Memberships {
    static final int PAGE = 500;

    private final ConversationStore store;

    /** Reads from this store. */
    public Memberships(ConversationStore store) {
        this.store = store;
    }

    /** Hands over every page; none is empty. */
    public void forEachPage(Actor actor, Consumer<List<Membership>> page) {
        forEachPage(actor.tenant(), actor.person(), page);
    }

    /** Hands over every page; none is empty. */
    public void forEachPage(TenantId tenant, PersonKey person, Consumer<List<Membership>> page) {
        ConversationId after = null;
        List<Membership> found;
        do {
            found = store.membershipsOf(tenant, person, after, PAGE);
            if (!found.isEmpty()) {
                page.accept(found);
                after = found.get(found.size() - 1).conversation().ref().conversation();
            }
        } while (found.size() == PAGE);
    }

    /** One page; a shorter one is the last. */
    List<Membership> page(Actor actor, @Nullable ConversationId after, int limit) {
        return store.membershipsOf(actor.tenant(), actor.person(), after, limit);
    }
}
