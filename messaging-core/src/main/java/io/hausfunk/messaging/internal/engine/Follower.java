// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.GroupBinding;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets conversations follow groups: one node at a time for each tenant, under a lease that every entry names, so that a node that was
 * frozen cannot write what it once knew. Blocks.
 */
final class Follower {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int MAX_TRIES = 200;
    private static final int MAX_PEOPLE = 20_000;

    private final Parts parts;
    private final PeopleFinder people;
    private final Composer composer;
    private final UUID self = UUID.randomUUID();

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
        for (CachedRoster roster : late) {
            follow(roster, belonging);
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
        Map<PersonKey, UserId> wanted = keys(ref.tenant(), members);
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
            Optional<Plan> plan =
                    FollowPlans.next(roster, steward.person(), following.role(), wanted, names(roster, wanted));
            if (plan.isEmpty()) {
                return;
            }
            if (plan.get().content() instanceof EntryContent.Followed followed) {
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
                parts.rosters()
                        .atLeast(ref, membership.conversation().membership())
                        .filter(roster -> roster.terms().following().isPresent())
                        .ifPresent(rosters::add);
                after = ref.conversation();
            }
        } while (page.size() == PAGE);
        return rosters;
    }

    /** Empty if there is none, or nobody knows of the group any more. */
    private Optional<ConversationDifference> difference(CachedRoster roster, Belonging belonging) {
        Following following = roster.terms().following().orElseThrow();
        List<UserId> members = belonging.members(following.group()).orElse(null);
        if (members == null) {
            return Optional.empty();
        }
        Map<PersonKey, UserId> wanted = keys(roster.ref().tenant(), members);
        PersonKey steward = Steward.key(parts, roster.ref().tenant());
        Set<UserId> goes = new HashSet<>();
        names(roster, wanted).forEach((person, name) -> {
            // Who was erased has no name any more, but counts.
            if (!person.equals(steward)) {
                goes.add(name.orElseGet(() -> UserId.of(person.value().toString())));
            }
        });
        Set<UserId> comes = wanted.entrySet().stream()
                .filter(one -> !present(roster, one.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        if (goes.isEmpty() && comes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ConversationDifference(
                roster.ref().conversation(), following.group(), roster.size() - 1, comes, goes));
    }

    private Map<PersonKey, UserId> keys(TenantId tenant, List<UserId> members) {
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        members.forEach(user -> keys.put(people.key(tenant, user), user));
        return keys;
    }

    /** Who those are that take part and are not wanted. */
    private Map<PersonKey, Optional<UserId>> names(CachedRoster roster, Map<PersonKey, UserId> wanted) {
        List<PersonKey> going = roster.present().stream()
                .map(Participant::person)
                .filter(person -> !wanted.containsKey(person))
                .toList();
        return parts.keyring().people().identify(roster.ref().tenant(), going).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().map(UserId::of)));
    }

    private static boolean present(CachedRoster roster, PersonKey person) {
        Participant row = roster.participant(person);
        return row != null && row.present();
    }
}
