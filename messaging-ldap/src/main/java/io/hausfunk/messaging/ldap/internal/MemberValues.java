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
 * The values of an attribute with many of them. Active Directory gives the first 1500 as {@code member;range=0-1499}, and is asked for the next
 * ones until it says {@code *}; a part that does not follow the one before is an error. If the group changes meanwhile, numbers mean others, and it is read
 * anew.
 */
final class MemberValues {
    private static final Pattern RANGE = Pattern.compile(";range=([0-9]{1,9})-([0-9]{1,9}|\\*)$");

    private static final int ATTEMPTS = 5;

    private final Parts parts;
    private final Line line;

    MemberValues(Parts parts, Line line) {
        this.parts = parts;
        this.line = line;
    }

    List<String> of(SearchResultEntry group, String attribute) throws LDAPException {
        SearchResultEntry from = group;
        for (int n = 0; n < ATTEMPTS; n++) {
            if (part(from, attribute).isEmpty()) {
                return from.hasAttribute(attribute) ? List.of(from.getAttributeValues(attribute)) : List.of();
            }
            Optional<List<String>> whole = parts(from, attribute);
            if (whole.isPresent()) {
                return whole.get();
            }
            from = again(group, attribute);
        }
        throw Outage.unusable("a large group changed all the time while it was read");
    }

    /** All of them, or nothing if the group changed meanwhile. */
    private Optional<List<String>> parts(SearchResultEntry first, String attribute) throws LDAPException {
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
        Asking asking = new Asking(parts, line, parts.call());
        return asking.at(group.getDN(), Filters.anything(), attribute, stampName())
                .orElseThrow(MemberValues::broken);
    }

    private Optional<String> stamp(Entry entry) {
        return Optional.ofNullable(entry.getAttributeValue(stampName()));
    }

    private String stampName() {
        return parts.settings().product().stamp();
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
