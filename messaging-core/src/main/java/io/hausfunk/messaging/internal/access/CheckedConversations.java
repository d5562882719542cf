// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ActivityPosition;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Roster;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.StoredConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversations of a store, as far as the engine may use what it finds there.
 *
 * <p>Rows of participants that the engine did not write are treated as not there, and counted. A roster that is not the one of its
 * membership number is treated as a conversation that is not there: it cannot be known which of its rows are wrong.
 *
 * <p>A person's place in a conversation is shown as of the time up to which that person may read: whoever went sees the
 * description, the head and the marks of that time, whatever is asked for.
 */
public final class CheckedConversations implements ConversationStore {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedConversations.class);

    private final ConversationStore store;
    private final RosterProofs proofs;
    private final OrderChecks order = new OrderChecks();
    private final LongAdder refusals = new LongAdder();
    private volatile @Nullable ConversationRef latest;

    /** Asks this store, and checks with these proofs. */
    public CheckedConversations(ConversationStore store, RosterProofs proofs) {
        this.store = store;
        this.proofs = proofs;
    }

    /** Whether the store keeps the order of entries. */
    public OrderChecks order() {
        return order;
    }

    /** Forgets how far conversations had come, since the store's history changed. */
    public void forget() {
        order.forget();
    }

    /** For health: whether rows of participants were found that the engine did not write. */
    public void report(HealthReport report) {
        order.report(report);
        ConversationRef last = latest;
        if (last == null) {
            report.up("participants");
        } else {
            report.degraded(
                    "participants",
                    "what the store says of who takes part was not written by this installation and has no effect, "
                            + refusals.sum() + " times; the latest in conversation " + last.conversation());
        }
    }

    @Override
    public boolean create(NewConversation conversation, NewEntry first) {
        return store.create(conversation, first);
    }

    @Override
    public Optional<StoredConversation> find(ConversationRef conversation) {
        return store.find(conversation);
    }

    @Override
    public Optional<Membership> membership(ConversationRef conversation, PersonKey person) {
        LongConsumer reading = order.reading(conversation);
        Optional<Membership> found = store.membership(conversation, person);
        found.ifPresent(one -> reading.accept(one.conversation().head()));
        return found.filter(this::proven).map(CheckedConversations::asSeen);
    }

    @Override
    public Optional<Roster> roster(ConversationRef conversation) {
        LongConsumer reading = order.reading(conversation);
        Optional<Roster> found = store.roster(conversation);
        found.ifPresent(one -> reading.accept(one.conversation().head()));
        return found.flatMap(this::proven);
    }

    @Override
    public List<Membership> membershipsOf(
            TenantId tenant, PersonKey person, @Nullable ConversationId after, int limit) {
        List<Membership> found = new ArrayList<>();
        ConversationId position = after;
        List<Membership> page;
        int asked;
        do {
            asked = limit - found.size();
            page = store.membershipsOf(tenant, person, position, asked);
            if (!page.isEmpty()) {
                position = id(page.get(page.size() - 1));
            }
            found.addAll(seen(page));
            // A page that is not full is the last one: what was left out is made up for.
        } while (page.size() == asked && found.size() < limit);
        return found;
    }

    @Override
    public List<Activity> activityOf(TenantId tenant, PersonKey person, @Nullable ActivityPosition after, int limit) {
        List<Activity> found = new ArrayList<>();
        ActivityPosition position = after;
        List<Activity> page;
        int asked;
        do {
            asked = limit - found.size();
            page = store.activityOf(tenant, person, position, asked);
            if (!page.isEmpty()) {
                position = page.get(page.size() - 1).position();
            }
            found.addAll(seenActivity(page));
        } while (page.size() == asked && found.size() < limit);
        return found;
    }

    @Override
    public List<Activity> activityIn(TenantId tenant, PersonKey person, Collection<ConversationId> conversations) {
        return seenActivity(store.activityIn(tenant, person, conversations));
    }

    @Override
    public Map<ConversationId, List<PersonKey>> presentIn(TenantId tenant, Collection<ConversationId> conversations) {
        return store.presentIn(tenant, conversations);
    }

    /** As the store has them: who takes part is checked by {@link #roster}. */
    @Override
    public List<StoredConversation> ofKind(
            TenantId tenant, ConversationKind kind, Instant since, @Nullable StoredConversation after, int limit) {
        return store.ofKind(tenant, kind, since, after, limit);
    }

    private List<Membership> seen(List<Membership> page) {
        proofs.prepare(
                page.stream().map(membership -> membership.conversation().ref()).toList());
        return page.stream()
                .filter(this::readable)
                .map(CheckedConversations::asSeen)
                .toList();
    }

    private List<Activity> seenActivity(List<Activity> page) {
        proofs.prepare(
                page.stream().map(one -> one.membership().conversation().ref()).toList());
        return page.stream()
                .filter(one -> readable(one.membership()))
                .map(one -> new Activity(asSeen(one.membership()), one.latest(), one.at()))
                .toList();
    }

    private static ConversationId id(Membership membership) {
        return membership.conversation().ref().conversation();
    }

    /** One whose key is gone must not hide the others of a page. */
    private boolean readable(Membership membership) {
        try {
            return proven(membership);
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return false;
            }
            throw e;
        }
    }

    private boolean proven(Membership membership) {
        boolean proven = proofs.proves(membership.conversation(), membership.participant());
        if (!proven) {
            refuse(membership.conversation().ref());
        }
        return proven;
    }

    private Optional<Roster> proven(Roster roster) {
        StoredConversation conversation = roster.conversation();
        List<Participant> rows = roster.participants().stream()
                .filter(row -> proofs.proves(conversation, row))
                .toList();
        Roster checked = new Roster(conversation, rows);
        boolean proven = proofs.proves(checked);
        if (!proven || rows.size() < roster.participants().size()) {
            refuse(conversation.ref());
        }
        return proven ? Optional.of(checked) : Optional.empty();
    }

    private void refuse(ConversationRef ref) {
        refusals.increment();
        if (!ref.equals(latest)) {
            LOG.warn("Who takes part in {} was changed by somebody else than this installation", ref.conversation());
        }
        latest = ref;
    }

    /** A person's place as of the time up to which they may read. */
    static Membership asSeen(Membership membership) {
        Participant row = membership.participant();
        SealedProfile last = row.lastProfile();
        if (row.present() || last == null) {
            return membership;
        }
        StoredConversation now = membership.conversation();
        long end = row.left();
        return new Membership(
                now.but()
                        .profile(last)
                        .head(Math.min(now.head(), end))
                        .membership(Math.min(now.membership(), end))
                        .build(),
                row.but()
                        .marks(Math.min(row.delivered(), end), Math.min(row.read(), end))
                        .build());
    }
}
