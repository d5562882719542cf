// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Maps entries to groups. */
final class GroupEntries {
    private final LdapContext context;

    GroupEntries(LdapContext context) {
        this.context = context;
    }

    /** Without an id nothing that is read can be relied on. */
    GroupId id(Entry entry) {
        return context.groupIds()
                .of(entry)
                .map(GroupId::of)
                .orElseThrow(() -> Outage.unusable("a group came without its id (attribute "
                        + context.groupIds().attribute() + "): may the service account read it?"));
    }

    DirectoryGroup group(Entry entry, Set<UserId> people, Set<GroupId> groups) {
        GroupId id = id(entry);
        String name = PersonMapper.value(entry, context.settings().attributes().groupName())
                .orElse(id.value());
        return new DirectoryGroup(id, LdapTexts.cut(name), people, groups);
    }

    /** A group whose members are among those of an index; whoever is not is left out, as they are no people or groups of ours. */
    DirectoryGroup group(SearchResultEntry entry, DnIndex index, MemberValues values) throws LDAPException {
        Set<UserId> people = new HashSet<>(index.primaryIn(entry));
        Set<GroupId> groups = new HashSet<>();
        for (String attribute : context.settings().attributes().members()) {
            for (String value : values.of(entry, attribute)) {
                if (Filters.namesLogins(attribute)) {
                    index.withLogin(value).ifPresent(people::add);
                } else {
                    Optional<UserId> person = index.person(value);
                    Optional<GroupId> inner = index.group(value);
                    person.ifPresent(people::add);
                    inner.ifPresent(groups::add);
                    if (person.isEmpty() && inner.isEmpty()) {
                        index.stranger(value);
                    }
                }
            }
        }
        return group(entry, people, groups);
    }
}
