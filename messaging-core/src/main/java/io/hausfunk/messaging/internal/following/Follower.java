// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.internal.directory.FoundDifference;
import io.hausfunk.messaging.internal.directory.GroupMembers;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.reading.Memberships;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.LeaseStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets conversations follow groups: one node at a time for each tenant, under a lease that every entry names, so that a node that was
 * frozen cannot write what it once knew. Blocks.
 */
public final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final ProposalPipeline pipeline;
    private final Rosters rosters;
    private final Memberships memberships;
    private final Identities identities;
    private final LeaseStore leases;
    private final UUID self = UUID.randomUUID();
    /** Conversations of which was told that they have lost their group. */
    private final Set<ConversationId> orphans = ConcurrentHashMap.newKeySet();

    /** Writes over this pipeline. */
    public Follower(
            ProposalPipeline pipeline,
            Rosters rosters,
            Memberships memberships,
            Identities identities,
            LeaseStore leases) {
        this.pipeline = pipeline;
        this.rosters = rosters;
        this.memberships = memberships;
        this.identities = identities;
        this.leases = leases;
    }

    /** What following would do. */
    List<ConversationDifference> differences(TenantId tenant, GroupMembers groups) {
        List<ConversationDifference> all = new ArrayList<>();
        for (CachedRoster roster : followed(tenant)) {
            difference(roster, groups).ifPresent(all::add);
        }
        return all;
    }

    /** Follows. */
    void follow(TenantId tenant, GroupMembers groups) {
        List<CachedRoster> late = followed(tenant).stream()
                .filter(roster -> difference(roster, groups).isPresent())
                .toList();
        if (late.isEmpty()) {
            return;
        }
        Lease lease = lease(tenant);
        if (lease == null) {
            return; // Another node follows.
        }
        try {
            for (CachedRoster roster : late) {
                follow(roster, groups);
            }
        } finally {
            // Another node may be the next that has something to do.
            leases.release(lease);
        }
    }

    private void follow(CachedRoster first, GroupMembers groups) {
        Following following = first.terms().following().orElseThrow();
        List<UserId> members = groups.members(following.group()).orElse(null);
        if (members == null) {
            return;
        }
        Actor account = identities.following(first.ref().tenant());
        OptionalLong written = OptionalLong.of(first.membership());
        while (written.isPresent()) {
            written = pipeline.await(new FollowProposal(
                    account, first.ref(), written.getAsLong(), roster -> next(roster, members, following)));
        }
    }

    /** The next entry, to be written under the lease; empty if there is nothing to do or another node does it. */
    private Optional<Plan> next(CachedRoster roster, List<UserId> members, Following following) {
        TenantId tenant = roster.ref().tenant();
        Lease lease = lease(tenant);
        if (lease == null) {
            return Optional.empty();
        }
        MembershipGap gap = gap(roster, members);
        identities.remember(tenant, gap.comingNext());
        return gap.plan(following.role()).map(plan -> plan.under(lease));
    }

    private @Nullable Lease lease(TenantId tenant) {
        UUID hidden = UUID.nameUUIDFromBytes(tenant.value().getBytes(StandardCharsets.UTF_8));
        return leases.acquire("follow:" + hidden, self, "", LEASE).orElse(null);
    }

    /** The latest rosters of all conversations of a tenant that follow a group. */
    private List<CachedRoster> followed(TenantId tenant) {
        List<CachedRoster> found = new ArrayList<>();
        memberships.forEachPage(tenant, identities.followingKey(tenant), page -> {
            for (Membership membership : page) {
                roster(
                                membership.conversation().ref(),
                                membership.conversation().membership())
                        .filter(roster -> roster.terms().following().isPresent())
                        .ifPresent(found::add);
            }
        });
        return found;
    }

    /** Empty for a conversation whose key is gone: it must not keep all others from following. */
    private Optional<CachedRoster> roster(ConversationRef ref, long membership) {
        try {
            return rosters.atLeast(ref, membership);
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Empty if there is none, or nobody knows of the group any more. */
    private Optional<ConversationDifference> difference(CachedRoster roster, GroupMembers groups) {
        Following following = roster.terms().following().orElseThrow();
        List<UserId> members = groups.members(following.group()).orElse(null);
        ConversationId conversation = roster.ref().conversation();
        if (members == null) {
            if (orphans.add(conversation)) {
                LOG.warn("{}: its group {} is not there any more; its people stay", conversation, following.group());
            }
            return Optional.empty();
        }
        orphans.remove(conversation);
        MembershipGap gap = gap(roster, members);
        if (gap.closed()) {
            return Optional.empty();
        }
        Set<UserId> goes = new HashSet<>();
        // Who was erased has no name any more, but counts.
        gap.going()
                .forEach((person, name) ->
                        goes.add(name.orElseGet(() -> UserId.of(person.value().toString()))));
        return Optional.of(new FoundDifference.FoundConversation(
                conversation,
                following.group(),
                roster.size() - 1,
                Set.copyOf(gap.coming().values()),
                goes));
    }

    private MembershipGap gap(CachedRoster roster, List<UserId> members) {
        TenantId tenant = roster.ref().tenant();
        Map<PersonKey, UserId> coming = new LinkedHashMap<>();
        members.forEach(user -> coming.put(identities.key(tenant, user), user));
        PersonKey own = identities.followingKey(tenant);
        List<PersonKey> going = new ArrayList<>();
        for (Participant row : roster.present()) {
            PersonKey person = row.person();
            if (coming.remove(person) == null && !person.equals(own)) {
                going.add(person);
            }
        }
        return new MembershipGap(identities.identify(tenant, going), coming);
    }
}
