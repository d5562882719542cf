// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Counts people, and what is odd about them, for an administrator. */
final class Census implements Predicate<SearchResultEntry> {
    private static final int SHOWN = 10;

    private final Parts parts;
    private final Map<UserId, SearchResultEntry> first = new LinkedHashMap<>();
    private final Set<UserId> ids = new HashSet<>();
    private final Map<String, Set<String>> logins = new HashMap<>();
    private int all;
    private int withoutStamp;
    private int withoutState;

    Census(Parts parts) {
        this.parts = parts;
    }

    @Override
    public boolean test(SearchResultEntry entry) {
        UserId user = parts.people().id(entry);
        all++;
        ids.add(user);
        if (first.size() < SHOWN) {
            first.putIfAbsent(user, entry);
        }
        withoutStamp += entry.hasAttribute(parts.settings().product().stamp()) ? 0 : 1;
        withoutState += parts.activeDirectory() && !entry.hasAttribute("userAccountControl") ? 1 : 0;
        for (String login : parts.people().logins(entry)) {
            logins.computeIfAbsent(login.toLowerCase(Locale.ROOT), unused -> new HashSet<>())
                    .add(entry.getDN());
        }
        return true;
    }

    int all() {
        return all;
    }

    /** How many ids they have. */
    int ids() {
        return ids.size();
    }

    /** The first ten. */
    Map<UserId, SearchResultEntry> first() {
        return first;
    }

    /** What to do something about. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (all == 0) {
            problems.add("nobody is there: look at peopleBase, peopleFilter and the rights of the service account");
        }
        if (withoutStamp > 0) {
            problems.add(withoutStamp + " people without "
                    + parts.settings().product().stamp()
                    + ", by which changes are found: let the service account read it");
        }
        if (withoutState > 0) {
            problems.add(withoutState + " people without userAccountControl: let the service account read it");
        }
        if (ids.size() < all) {
            problems.add("several people have one id (attribute "
                    + parts.people().ids().attribute() + "), " + (all - ids.size())
                    + " more than there are ids: none of them can sign in");
        }
        long twice = logins.values().stream().filter(dns -> dns.size() > 1).count();
        if (twice > 0) {
            problems.add(twice + " login names that several people have, none of whom can sign in");
        }
        return problems;
    }
}
