// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who talks where, the same in every process: some people in some groups, whose drafts follow from their names.
 *
 * @param address of the {@link Place}
 * @param kek the key above all others, in hexadecimal
 */
record Workload(String address, String kek, TenantId tenant, int people, int groups) {
    Messaging start(Place place) {
        return Messaging.builder()
                .storage(place.storage())
                .keys(KnownMasterKeys.of(kek))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .administration(AdministrationPolicy.nobody()
                        .decidedBy((tenant, user) -> EnumSet.allOf(AdministrativeRole.class)))
                .start();
    }

    static UserId user(int person) {
        return UserId.of("person-" + person);
    }

    /** The groups as one person sees them; created at the first use. */
    List<Conversation> groups(Messaging messaging, int person) {
        Session owner = done(messaging.openSession(tenant, user(0)));
        Session session = done(messaging.openSession(tenant, user(person)));
        List<Conversation> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            Conversation owned = done(owner.conversations()
                    .createGroup(NewGroup.titled("group")
                            .idempotencyKey("group-" + group)
                            .with(IntStream.range(1, people)
                                    .mapToObj(Workload::user)
                                    .toList())));
            all.add(done(session.conversations().open(owned.id())));
        }
        return all;
    }

    /** The draft of this name: {@code person-group-round-number}. */
    static Draft draft(String name) {
        return Draft.text(text(name)).idempotencyKey(name);
    }

    static String text(String name) {
        return "The text of " + name + ", which nobody else says.";
    }

    static int personOf(String name) {
        return Integer.parseInt(name.split("-", -1)[0]);
    }

    static int groupOf(String name) {
        return Integer.parseInt(name.split("-", -1)[1]);
    }
}
