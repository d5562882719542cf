// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.GroupBinding;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.directory.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Terms.Following;
import io.hausfunk.messaging.internal.directory.Belonging;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Lease;
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
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int MAX_TRIES = 200;
    private static final int MAX_PEOPLE = 20_000;

    private final Parts parts;
    private final PeopleFinder people;
    private final Composer composer;
    private final UUID self = UUID.randomUUID();
    /** Conversations of which was told that they have lost their group. */
    private final Set<ConversationId> orphans = ConcurrentHashMap.newKeySet();

    Follower(Parts parts, PeopleFinder people) {
        this.parts = parts;
        this.people = people;
        this.composer = new Composer(parts);
    }

    /** Founds a conversation of a binding, without people but its steward; or finds it. */
    ConversationId found(TenantId tenant, GroupBinding binding, Founder founder, int people) {
        if (people > MAX_PEOPLE) {
            throw new NotPermittedException(
                    ErrorCode.CONVERSATION_FULL, "a conversation of this kind has at most 20,000 participants");
        }
        return founder.following(Steward.of(parts, tenant), binding).conversation();
    }

    /** What following would do. */
    List<ConversationDifference> differences(TenantId tenant, Belonging belonging) {
        List<ConversationDifference> all = new ArrayList<>();
        for (CachedRoster roster : followed(tenant)) {
            difference(roster, belonging).ifPresent(all::add);
        }
        return all;
    }

    /** Follows. */
    void follow(TenantId tenant, Belonging belonging) {
        List<CachedRoster> late = followed(tenant).stream()
                .filter(roster -> difference(roster, belonging).isPresent())
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
                follow(roster, belonging);
            }
        } finally {
            // Another node may be the next that has something to do.
            parts.storage().leases().release(lease);
        }
    }

    private void follow(CachedRoster first, Belonging belonging) {
        ConversationRef ref = first.ref();
        Following following = first.terms().following().orElseThrow();
        List<UserId> members = belonging.members(following.group()).orElse(null);
        if (members == null) {
            return;
        }
        Actor steward = Steward.of(parts, ref.tenant());
        CachedRoster roster = first;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            parts.access()
                    .require(
                            steward,
                            Operation.FOLLOW,
                            roster.kind(),
                            roster.participant(steward.person()),
                            roster.terms());
            Lease lease = lease(ref.tenant());
            if (lease == null) {
                return; // Another node follows.
            }
            Optional<Plan> plan = gap(roster, members).plan(following.role());
            if (plan.isEmpty()) {
                return;
            }
            if (plan.get().content() instanceof GroupFollowed followed) {
                people.remember(ref.tenant(), followed.came());
            }
            roster = append(lease, steward, roster, plan.get());
        }
        throw new ConflictException(ErrorCode.TOO_MANY_CHANGES, "participants change all the time");
    }

    private CachedRoster append(Lease lease, Actor steward, CachedRoster roster, Plan plan) {
        ConversationRef ref = roster.ref();
        AppendResult result = parts.writer()
                .appendUnder(
                        lease,
                        composer.compose(
                                steward,
                                ref,
                                parts.keyring()
                                        .pseudonyms()
                                        .entry(
                                                ref,
                                                steward.person(),
                                                UUID.randomUUID().toString()),
                                plan.content(),
                                roster.membership(),
                                plan.changes(),
                                null));
        if (result instanceof AppendResult.Appended appended) {
            return parts.rosters().atLeast(ref, appended.sequence()).orElseThrow(Access::refused);
        }
        return parts.rosters().load(ref).orElseThrow(Access::refused);
    }

    private @Nullable Lease lease(TenantId tenant) {
        UUID hidden = UUID.nameUUIDFromBytes(tenant.value().getBytes(StandardCharsets.UTF_8));
        return parts.storage()
                .leases()
                .acquire("follow:" + hidden, self, "", LEASE)
                .orElse(null);
    }

    /** The latest rosters of all conversations of a tenant that follow a group. */
    private List<CachedRoster> followed(TenantId tenant) {
        List<CachedRoster> rosters = new ArrayList<>();
        ConversationId after = null;
        List<Membership> page;
        do {
            page = parts.storage().conversations().membershipsOf(tenant, Steward.key(parts, tenant), after, PAGE);
            for (Membership membership : page) {
                ConversationRef ref = membership.conversation().ref();
                roster(ref, membership.conversation().membership())
                        .filter(roster -> roster.terms().following().isPresent())
                        .ifPresent(rosters::add);
                after = ref.conversation();
            }
        } while (page.size() == PAGE);
        return rosters;
    }

    /** Empty for a conversation whose key is gone: it must not keep all others from following. */
    private Optional<CachedRoster> roster(ConversationRef ref, long membership) {
        try {
            return parts.rosters().atLeast(ref, membership);
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Empty if there is none, or nobody knows of the group any more. */
    private Optional<ConversationDifference> difference(CachedRoster roster, Belonging belonging) {
        Following following = roster.terms().following().orElseThrow();
        List<UserId> members = belonging.members(following.group()).orElse(null);
        ConversationId conversation = roster.ref().conversation();
        if (members == null) {
            if (orphans.add(conversation)) {
                LOG.warn("{}: its group {} is not there any more; its people stay", conversation, following.group());
            }
            return Optional.empty();
        }
        orphans.remove(conversation);
        Gap gap = gap(roster, members);
        if (gap.closed()) {
            return Optional.empty();
        }
        Set<UserId> goes = new HashSet<>();
        // Who was erased has no name any more, but counts.
        gap.going()
                .forEach((person, name) ->
                        goes.add(name.orElseGet(() -> UserId.of(person.value().toString()))));
        return Optional.of(new ConversationDifference(
                conversation,
                following.group(),
                roster.size() - 1,
                Set.copyOf(gap.coming().values()),
                goes));
    }

    private Gap gap(CachedRoster roster, List<UserId> members) {
        TenantId tenant = roster.ref().tenant();
        Map<PersonKey, UserId> coming = new LinkedHashMap<>();
        members.forEach(user -> coming.put(people.key(tenant, user), user));
        PersonKey steward = Steward.key(parts, tenant);
        List<PersonKey> going = new ArrayList<>();
        for (Participant row : roster.present()) {
            PersonKey person = row.person();
            if (coming.remove(person) == null && !person.equals(steward)) {
                going.add(person);
            }
        }
        Map<PersonKey, Optional<UserId>> names = new LinkedHashMap<>();
        parts.keyring()
                .people()
                .identify(tenant, going)
                .forEach((person, name) -> names.put(person, name.map(UserId::of)));
        return new Gap(names, coming);
    }
}
