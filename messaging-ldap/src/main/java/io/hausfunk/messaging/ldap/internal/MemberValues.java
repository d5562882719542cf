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
 * ones until it says {@code *}; a part that does not follow the one before is an error.
 */
final class MemberValues {
    private static final Pattern RANGE = Pattern.compile(";range=([0-9]{1,9})-([0-9]{1,9}|\\*)$");

    private final Parts parts;
    private final Line line;

    MemberValues(Parts parts, Line line) {
        this.parts = parts;
        this.line = line;
    }

    List<String> of(SearchResultEntry group, String attribute) throws LDAPException {
        Optional<Attribute> part = part(group, attribute);
        if (part.isEmpty()) {
            return group.hasAttribute(attribute) ? List.of(group.getAttributeValues(attribute)) : List.of();
        }
        List<String> values = new ArrayList<>();
        while (true) {
            Matcher range = range(part.get().getName());
            if (!range.find() || Integer.parseInt(range.group(1)) != values.size()) {
                throw broken();
            }
            values.addAll(List.of(part.get().getValues()));
            if (range.group(2).equals("*")) {
                return values;
            }
            if (Integer.parseInt(range.group(2)) != values.size() - 1) {
                throw broken();
            }
            part = Optional.of(next(group, attribute, values.size()));
        }
    }

    private Attribute next(SearchResultEntry group, String attribute, int from) throws LDAPException {
        Asking asking = new Asking(parts, line, parts.call());
        return asking.at(group.getDN(), Filters.anything(), attribute + ";range=" + from + "-*")
                .flatMap(entry -> part(entry, attribute))
                .orElseThrow(MemberValues::broken);
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
