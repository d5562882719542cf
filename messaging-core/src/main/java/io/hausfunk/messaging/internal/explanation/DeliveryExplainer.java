// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.explanation;

import io.hausfunk.messaging.administration.Explanation;
import io.hausfunk.messaging.administration.Explanation.Part;
import io.hausfunk.messaging.administration.ExplanationCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.announcement.AnnouncementStanding;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Clock;

/** Goes the way of a message to one person, and asks each part what it says. Decides nothing itself. Blocks. */
public final class DeliveryExplainer {
    private final Identities identities;
    private final DirectoryLink directory;
    private final ConversationLinks conversations;
    private final AnnouncementLinks announcements;
    private final ReachLinks reach;
    private final Clock clock;

    /** Asks these. */
    public DeliveryExplainer(
            Identities identities,
            DirectoryLink directory,
            ConversationLinks conversations,
            AnnouncementLinks announcements,
            ReachLinks reach,
            Clock clock) {
        this.identities = identities;
        this.directory = directory;
        this.conversations = conversations;
        this.announcements = announcements;
        this.reach = reach;
        this.clock = clock;
    }

    /** What each part says of a message and a person now. */
    public Explanation explain(TenantId tenant, UserId user, ConversationId conversation, long sequence) {
        Asked asked = new Asked(
                new Actor(tenant, user, identities.key(tenant, user)),
                new ConversationRef(tenant, conversation),
                sequence,
                clock.instant());
        Chain chain = new Chain();
        directory.ask(asked, chain);
        boolean usable = chain.open();
        if (announcements.isAnnouncement(asked)) {
            announcement(asked, usable, chain);
        } else {
            message(asked, usable, chain);
        }
        return chain.explanation(asked);
    }

    private void message(Asked asked, boolean usable, Chain chain) {
        StoredEntry entry = conversations.message(asked, chain);
        if (entry == null) {
            return;
        }
        Participant row = conversations.access(asked, chain);
        if (usable && row == null) {
            directory.held(asked, chain);
        }
        if (chain.open() && row != null) {
            boolean own = entry.author().equals(asked.actor().person());
            reach.nodes(chain);
            reach.session(asked, row.delivered() >= entry.sequence(), row.read() >= entry.sequence(), chain);
            if (own) {
                chain.nothing(Part.NOTIFIER);
            } else {
                told(asked, entry, row, chain);
            }
        }
    }

    private void told(Asked asked, StoredEntry entry, Participant row, Chain chain) {
        reach.notifier(chain, notifier -> notifier.of(asked.actor(), entry, row, asked.now()));
    }

    private void announcement(Asked asked, boolean usable, Chain chain) {
        announcements.ask(asked, chain).ifPresent(standing -> reached(asked, usable, standing, chain));
    }

    private void reached(Asked asked, boolean usable, AnnouncementStanding standing, Chain chain) {
        if (usable && !standing.addressed()) {
            directory.held(asked, chain);
        }
        if (chain.open()) {
            chain.yes(Part.POLICY, ExplanationCode.ALLOWED);
            reach.nodes(chain);
            reach.session(asked, standing.told(), standing.read(), chain);
            reach.notifier(
                    chain,
                    notifier ->
                            notifier.ofAnnouncement(asked.actor(), asked.ref().conversation()));
        }
    }
}
