// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.util.LDAPSDKUsageException;
import io.hausfunk.messaging.ldap.LdapAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Builds all filters and DNs from parts, never from text, so that user input always stays a value. Only an administrator's own filters
 * are parsed.
 */
final class Filters {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
    private static final String BIT_AND = "1.2.840.113556.1.4.803";
    private static final String DISABLED = "2";

    private final LdapAttributes names;
    private final boolean activeDirectory;
    private final Filter people;
    private final Filter groups;

    /** For settings without problems. */
    Filters(DirectorySettings settings) {
        names = settings.attributes();
        activeDirectory = settings.activeDirectory();
        people = parsed(settings.search().peopleFilter());
        groups = parsed(settings.search().groupFilter());
    }

    static boolean isAttribute(String name) {
        return ATTRIBUTE.matcher(name).matches();
    }

    static boolean isDn(String text) {
        return DN.isValidDN(text);
    }

    static boolean isFilter(String text) {
        try {
            return Filter.create(text) != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    private static Filter parsed(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException e) {
            throw new IllegalStateException("settings with a broken filter", e);
        }
    }

    static Filter equal(String attribute, String value) {
        return Filter.createEqualityFilter(attribute, value);
    }

    static Filter equal(String attribute, byte[] value) {
        return Filter.createEqualityFilter(attribute, value);
    }

    static Filter anything() {
        return Filter.createPresenceFilter("objectClass");
    }

    /** One text for each DN, however it was written; empty for what is none. */
    static Optional<String> normal(String dn) {
        try {
            return Optional.of(new DN(dn).toNormalizedString());
        } catch (LDAPException | LDAPSDKUsageException e) {
            return Optional.empty();
        }
    }

    /** A DN below another at which nobody is. */
    static String nobodyBelow(String base) {
        try {
            return new DN(new RDN("cn", UUID.randomUUID().toString()), new DN(base)).toString();
        } catch (LDAPException e) {
            throw new IllegalStateException("settings with a broken DN", e);
        }
    }

    Filter people() {
        return people;
    }

    Filter groups() {
        return groups;
    }

    /** People among those whom this finds. */
    Filter peopleWho(Filter also) {
        return Filter.createANDFilter(people, also);
    }

    /** Groups among those which this finds. */
    Filter groupsThat(Filter also) {
        return Filter.createANDFilter(groups, also);
    }

    /** Any of several. */
    static <T> Filter any(Collection<T> of, Function<T, Filter> filter) {
        return Filter.createORFilter(of.stream().map(filter).toList());
    }

    Filter personWithLogin(String name) {
        return peopleWho(any(names.logins(), login -> equal(login, name)));
    }

    Filter groupNamed(String name) {
        return groupsThat(equal(names.groupName(), name));
    }

    /** Somebody whose name, a word of it, login name or address may begin so. */
    Filter beginning(String text) {
        List<Filter> ways = new ArrayList<>();
        for (String name : List.of(names.name(), "cn")) {
            if (!name.isEmpty()) {
                ways.add(Filter.createSubInitialFilter(name, text));
                ways.add(Filter.createSubAnyFilter(name, " " + text));
            }
        }
        names.logins().forEach(login -> ways.add(Filter.createSubInitialFilter(login, text)));
        if (!names.mail().isEmpty()) {
            ways.add(Filter.createSubInitialFilter(names.mail(), text));
        }
        Filter found = peopleWho(Filter.createORFilter(ways));
        return activeDirectory
                ? Filter.createANDFilter(
                        found,
                        Filter.createNOTFilter(
                                Filter.createExtensibleMatchFilter("userAccountControl", BIT_AND, false, DISABLED)))
                : found;
    }

    /** Groups that list any of these directly, by DN or by login name. */
    Filter groupsListing(Collection<String> dns, Collection<String> logins) {
        List<Filter> ways = new ArrayList<>();
        for (String member : names.members()) {
            Collection<String> values = namesLogins(member) ? logins : dns;
            values.forEach(value -> ways.add(equal(member, value)));
        }
        return groupsThat(Filter.createORFilter(ways));
    }

    /** Active Directory: what belongs to a group directly. */
    static Filter inGroup(String groupDn) {
        return equal("memberOf", groupDn);
    }

    /** Active Directory: what belongs to a group, also through others. */
    static Filter inGroupByChain(String groupDn) {
        return Filter.createExtensibleMatchFilter("memberOf", IN_CHAIN, false, groupDn);
    }

    /** Active Directory: groups to which something belongs, also through others. */
    static Filter withMemberByChain(String dn) {
        return Filter.createExtensibleMatchFilter("member", IN_CHAIN, false, dn);
    }

    /** Whether values of this attribute are login names and not DNs. */
    static boolean namesLogins(String member) {
        return member.equalsIgnoreCase("memberUid");
    }
}
