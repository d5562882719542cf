// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups of an LDAP directory. */
final class LdapGroups implements DirectoryGroups {
    /** Further pages of one listing come from what was read for the first one. */
    private static final long LISTING_KEPT = Duration.ofSeconds(30).toNanos();

    private static final int MAX_NAME = 1024;

    private final LdapContext context;
    private final CircuitBreaker breaker;
    private final GroupMembership membership;
    private volatile @Nullable Members last;

    LdapGroups(LdapContext context, CircuitBreaker breaker) {
        this.context = context;
        this.breaker = breaker;
        this.membership = context.activeDirectory() ? new ChainMembership(context) : new GraphMembership(context);
    }

    private record Members(GroupId group, List<UserId> sorted, long readNanos) {}

    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        return isOne(group) ? breaker.ask(() -> ask(group)) : Optional.empty();
    }

    private Optional<DirectoryGroup> ask(GroupId group) {
        Deadline deadline = context.call();
        return context.pool().use(deadline, connection -> {
            Optional<SearchResultEntry> entry = new EntryLookup(context, connection, deadline).group(group.value());
            return entry.isPresent() ? Optional.of(membership.whole(connection, entry.get())) : Optional.empty();
        });
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        if (name.isBlank() || name.length() > MAX_NAME || !LdapTexts.isSound(name)) {
            return List.of();
        }
        return breaker.ask(() -> ask(name, limit));
    }

    private List<DirectoryGroup> ask(String name, int limit) {
        Deadline deadline = context.call();
        return context.pool().use(deadline, connection -> {
            List<SearchResultEntry> found = new ArrayList<>();
            context.pages()
                    .until(deadline)
                    .read(
                            connection,
                            RootDse.read(connection, deadline),
                            context.search().groups(),
                            context.filters().groupNamed(name),
                            context.attributes().group(),
                            entry -> {
                                // Servers take more for the same than letter case, such as accents.
                                if (isCalled(entry, name)) {
                                    found.add(entry);
                                }
                                return found.size() < limit;
                            });
            List<DirectoryGroup> whole = new ArrayList<>();
            for (SearchResultEntry entry : found) {
                whole.add(membership.whole(connection, entry));
            }
            return whole;
        });
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        if (!context.people().ids().isOne(user.value())) {
            return Set.of();
        }
        return breaker.ask(() -> {
            Deadline deadline = context.call();
            return context.pool().use(deadline, connection -> {
                Optional<SearchResultEntry> person =
                        new EntryLookup(context, connection, deadline).person(user.value());
                return person.isPresent() ? membership.groupsOf(connection, person.get(), deadline) : Set.of();
            });
        });
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        if (!isOne(group)) {
            return List.of();
        }
        Optional<Members> kept = Optional.ofNullable(last)
                .filter(one -> after.isPresent() && one.group.equals(group))
                .filter(one -> context.nanos().getAsLong() - one.readNanos < LISTING_KEPT);
        List<UserId> sorted = kept.isPresent() ? kept.get().sorted : breaker.ask(() -> sorted(group));
        return sorted.stream()
                .filter(user ->
                        after.isEmpty() || user.value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    private List<UserId> sorted(GroupId group) {
        Deadline deadline = context.call();
        List<UserId> sorted = context.pool().use(deadline, connection -> {
            Optional<SearchResultEntry> entry = new EntryLookup(context, connection, deadline).group(group.value());
            Set<UserId> members = entry.isPresent() ? membership.members(connection, entry.get()) : Set.of();
            return members.stream().sorted(Comparator.comparing(UserId::value)).toList();
        });
        last = new Members(group, sorted, context.nanos().getAsLong());
        return sorted;
    }

    private boolean isCalled(SearchResultEntry group, String name) {
        return PersonMapper.value(group, context.settings().attributes().groupName())
                .filter(name::equalsIgnoreCase)
                .isPresent();
    }

    private boolean isOne(GroupId group) {
        return context.groupIds().isOne(group.value());
    }
}
