// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads attributes with many values. Active Directory returns the first 1500 as {@code member;range=0-1499}; further ranges are
 * requested until the last one, {@code *}. A gap between ranges is an error. If the group changes meanwhile, all ranges are read again.
 */
final class MemberValues {
    private static final Pattern RANGE = Pattern.compile(";range=([0-9]{1,9})-([0-9]{1,9}|\\*)$");

    private static final int ATTEMPTS = 5;

    private final LdapContext context;
    private final ServerConnection connection;

    MemberValues(LdapContext context, ServerConnection connection) {
        this.context = context;
        this.connection = connection;
    }

    List<String> of(SearchResultEntry group, String attribute) throws LDAPException {
        SearchResultEntry from = group;
        for (int n = 0; n < ATTEMPTS; n++) {
            if (part(from, attribute).isEmpty()) {
                return from.hasAttribute(attribute) ? List.of(from.getAttributeValues(attribute)) : List.of();
            }
            Optional<List<String>> whole = context(from, attribute);
            if (whole.isPresent()) {
                return whole.get();
            }
            from = again(group, attribute);
        }
        throw Outage.unusable("a large group changed all the time while it was read");
    }

    /** All of them, or nothing if the group changed meanwhile. */
    private Optional<List<String>> context(SearchResultEntry first, String attribute) throws LDAPException {
        List<String> values = new ArrayList<>();
        SearchResultEntry entry = first;
        while (stamp(entry).equals(stamp(first))) {
            Attribute part = part(entry, attribute).orElseThrow(MemberValues::broken);
            Matcher range = range(part.getName());
            if (!range.find() || Integer.parseInt(range.group(1)) != values.size()) {
                throw broken();
            }
            values.addAll(List.of(part.getValues()));
            if (range.group(2).equals("*")) {
                return Optional.of(values);
            }
            if (Integer.parseInt(range.group(2)) != values.size() - 1) {
                throw broken();
            }
            entry = again(first, attribute + ";range=" + values.size() + "-*");
        }
        return Optional.empty();
    }

    private SearchResultEntry again(SearchResultEntry group, String attribute) throws LDAPException {
        EntryLookup asking = new EntryLookup(context, connection, context.call());
        return asking.at(group.getDN(), Filters.anything(), attribute, stampName())
                .orElseThrow(MemberValues::broken);
    }

    private Optional<String> stamp(Entry entry) {
        return Optional.ofNullable(entry.getAttributeValue(stampName()));
    }

    private String stampName() {
        return context.settings().product().stamp();
    }

    private static Optional<Attribute> part(Entry entry, String attribute) {
        return entry.getAttributes().stream()
                .filter(one -> one.getBaseName().equalsIgnoreCase(attribute))
                .filter(one -> range(one.getName()).find())
                .findFirst();
    }

    private static Matcher range(String name) {
        return RANGE.matcher(name.toLowerCase(Locale.ROOT));
    }

    private static RuntimeException broken() {
        return Outage.unusable("the members of a large group came with a gap");
    }
}
