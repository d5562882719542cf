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
 * Whole readings: everybody with what shows a change, and all groups. A member whom nobody knows may have moved since people were read, so that
 * they are read once more; those who are not found then either are remembered, for they are no people or groups of ours.
 */
final class Listing {
    private final Parts parts;
    private final GroupEntries groups;
    private volatile Set<String> strangers = Set.of();

    Listing(Parts parts) {
        this.parts = parts;
        this.groups = new GroupEntries(parts);
    }

    /** What one sees of somebody without reading all of them. */
    record Listed(String stamp, AccountState state) {}

    /** Everybody who is there. */
    Map<UserId, Listed> people(Line line, RootDse server, DnIndex index) throws LDAPException {
        Map<UserId, Listed> found = new HashMap<>();
        parts.pages()
                .read(
                        line,
                        server,
                        parts.where().people(),
                        parts.filters().people(),
                        parts.attributes().listed(),
                        entry -> {
                            UserId user = parts.people().id(entry);
                            found.put(user, listed(entry));
                            index.person(user, entry, parts.people().logins(entry));
                            return true;
                        });
        return found;
    }

    Listed listed(SearchResultEntry entry) {
        String stamp = entry.getAttributeValue(parts.settings().product().stamp());
        return new Listed(stamp == null ? "" : stamp, parts.people().states().of(entry));
    }

    /** Only where groups are. */
    void groupHeads(Line line, RootDse server, DnIndex index) throws LDAPException {
        parts.pages()
                .read(
                        line,
                        server,
                        parts.where().groups(),
                        parts.filters().groups(),
                        parts.attributes().groupHead(),
                        entry -> {
                            index.group(groups.id(entry), entry);
                            return true;
                        });
    }

    /** All groups, with those members whom the index knows. */
    List<DirectoryGroup> groups(Line line, RootDse server, DnIndex index) throws LDAPException {
        List<SearchResultEntry> entries = new ArrayList<>();
        parts.pages()
                .read(
                        line,
                        server,
                        parts.where().groups(),
                        parts.filters().groups(),
                        parts.attributes().group(),
                        entries::add);
        // Servers that count pages by places show somebody twice, or not at all, when others come and go meanwhile.
        Map<GroupId, SearchResultEntry> once = new HashMap<>();
        for (SearchResultEntry entry : entries) {
            once.put(groups.id(entry), entry);
            index.group(groups.id(entry), entry);
        }
        return withMembers(line, server, once.values(), index);
    }

    /** Groups with those members whom the index knows, and who would be in it had it been filled now. */
    private List<DirectoryGroup> withMembers(
            Line line, RootDse server, Collection<SearchResultEntry> entries, DnIndex index) throws LDAPException {
        Set<String> before = strangers;
        MemberValues values = new MemberValues(parts, line);
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
            people(line, server, index);
            groupHeads(line, server, index);
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
