// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole readings: everybody with what shows a change, and all groups. */
final class Listing {
    private final Parts parts;
    private final GroupEntries groups;

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
        MemberValues values = new MemberValues(parts, line);
        List<DirectoryGroup> all = new ArrayList<>();
        for (SearchResultEntry entry : once.values()) {
            all.add(groups.group(entry, index, values));
        }
        return all;
    }
}
