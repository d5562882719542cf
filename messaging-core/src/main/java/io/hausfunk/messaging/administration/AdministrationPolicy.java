// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.administration;

import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who administers. Begin with {@link #nobody} or {@link #administeredBy}; each method with an argument returns a copy. Whoever is named in several ways has
 * all these roles. The engine keeps no roles itself: they are asked for anew with each call, so nobody gives or takes them by calling the engine.
 * Immutable.
 */
public final class AdministrationPolicy {
    private static final AdministrationPolicy NOBODY = new AdministrationPolicy(new Values(Set.of(), Map.of(), null));

    private final Values values;

    private AdministrationPolicy(Values values) {
        this.values = values;
    }

    /** Nobody has a role, which is the default. */
    public static AdministrationPolicy nobody() {
        return NOBODY;
    }

    /** These people are {@link AdministrativeRole#ADMINISTRATOR}, in each tenant. For small installations, and for accounts of the host's own jobs. */
    public static AdministrationPolicy administeredBy(UserId... people) {
        return new AdministrationPolicy(new Values(Set.copyOf(List.of(people)), Map.of(), null));
    }

    /**
     * The same where the members of a group of the tenant's directory, direct and nested, have a role. A role may have several groups. Needs a directory with a
     * feed. While the directory is out, its last known state counts; before it was read once, calls fail with {@code DIRECTORY_UNAVAILABLE} for
     * whoever needs it.
     */
    public AdministrationPolicy group(AdministrativeRole role, GroupId group) {
        Map<AdministrativeRole, Set<GroupId>> groups = new EnumMap<>(AdministrativeRole.class);
        groups.putAll(values.groups);
        Set<GroupId> more = new HashSet<>(groups.getOrDefault(Objects.requireNonNull(role, "role"), Set.of()));
        more.add(Objects.requireNonNull(group, "group"));
        groups.put(role, Set.copyOf(more));
        return new AdministrationPolicy(new Values(values.administrators, groups, values.source));
    }

    /** The same where the host says which roles somebody has; replaces an earlier source. */
    public AdministrationPolicy decidedBy(RoleSource source) {
        return new AdministrationPolicy(
                new Values(values.administrators, values.groups, Objects.requireNonNull(source, "source")));
    }

    /** Who is administrator in each tenant. */
    public Set<UserId> administrators() {
        return values.administrators;
    }

    /** Whose members have a role, by role. */
    public Map<AdministrativeRole, Set<GroupId>> groups() {
        return values.groups;
    }

    /** Where the host says who has which roles; empty if it does not. */
    public Optional<RoleSource> source() {
        return Optional.ofNullable(values.source);
    }

    @Override
    public String toString() {
        return "AdministrationPolicy[hidden]";
    }

    private record Values(
            Set<UserId> administrators,
            Map<AdministrativeRole, Set<GroupId>> groups,
            @Nullable RoleSource source) {
        Values {
            groups = Map.copyOf(groups);
        }
    }
}
