// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists all people with what shows a change, and all groups. A member that nobody knows may have moved since the people were listed, so
 * they are listed once more; members that stay unknown are remembered, because they are not ours.
 */
final class DirectoryListing {
    private final LdapContext context;
    private final GroupEntries groups;
    private volatile Set<String> strangers = Set.of();

    DirectoryListing(LdapContext context) {
        this.context = context;
        this.groups = new GroupEntries(context);
    }

    /** What one sees of somebody without reading all of them. */
    record Listed(String stamp, AccountState state) {}

    /** Everybody who is there. */
    Map<UserId, Listed> people(ServerConnection connection, RootDse server, DnIndex index) throws LDAPException {
        Map<UserId, Listed> found = new HashMap<>();
        context.pages()
                .everyPerson(
                        connection,
                        server,
                        context.filters().people(),
                        context.attributes().listed(),
                        entry -> {
                            UserId user = context.people().id(entry);
                            found.put(user, listed(entry));
                            index.person(user, entry, context.people().logins(entry));
                        });
        return found;
    }

    Listed listed(SearchResultEntry entry) {
        String stamp = entry.getAttributeValue(context.settings().product().stamp());
        return new Listed(stamp == null ? "" : stamp, context.people().states().of(entry));
    }

    /** Only where groups are. */
    void groupHeads(ServerConnection connection, RootDse server, DnIndex index) throws LDAPException {
        context.pages()
                .everyGroup(
                        connection,
                        server,
                        context.filters().groups(),
                        context.attributes().groupHead(),
                        entry -> {
                            index.group(groups.id(entry), entry);
                        });
    }

    /** All groups, with those members whom the index knows. */
    List<DirectoryGroup> groups(ServerConnection connection, RootDse server, DnIndex index) throws LDAPException {
        List<SearchResultEntry> entries = new ArrayList<>();
        context.pages()
                .everyGroup(
                        connection,
                        server,
                        context.filters().groups(),
                        context.attributes().group(),
                        entries::add);
        // Servers that count pages by places show somebody twice, or not at all, when others come and go meanwhile.
        Map<GroupId, SearchResultEntry> once = new HashMap<>();
        for (SearchResultEntry entry : entries) {
            once.put(groups.id(entry), entry);
            index.group(groups.id(entry), entry);
        }
        return withMembers(connection, server, once.values(), index);
    }

    /** Groups with those members whom the index knows, and who would be in it had it been filled now. */
    private List<DirectoryGroup> withMembers(
            ServerConnection connection, RootDse server, Collection<SearchResultEntry> entries, DnIndex index)
            throws LDAPException {
        Set<String> before = strangers;
        MemberValues values = new MemberValues(context, connection);
        Set<String> met = new HashSet<>();
        List<DirectoryGroup> all = new ArrayList<>();
        List<SearchResultEntry> again = new ArrayList<>();
        for (SearchResultEntry entry : entries) {
            DirectoryGroup group = groups.group(entry, index, values);
            Set<String> here = index.takeStrangers();
            if (before.containsAll(here)) {
                all.add(group);
            } else {
                again.add(entry);
            }
            met.addAll(here);
        }
        if (!again.isEmpty()) {
            people(connection, server, index);
            groupHeads(connection, server, index);
            for (SearchResultEntry entry : again) {
                all.add(groups.group(entry, index, values));
            }
            met.retainAll(before);
            met.addAll(index.takeStrangers());
            strangers = Set.copyOf(met);
        }
        return all;
    }
}
