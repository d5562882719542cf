// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.ldap.LdapAttributes;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts people, and what their entries lack. */
final class PeopleStatistics {
    private static final int SHOWN = 10;

    private final LdapContext context;
    private final Map<UserId, SearchResultEntry> first = new LinkedHashMap<>();
    private final Set<UserId> ids = new HashSet<>();
    private final Map<String, Set<String>> logins = new HashMap<>();
    private final Map<AccountState, Integer> states = new EnumMap<>(AccountState.class);
    private final Set<String> unused;
    private int people;
    private int withoutLogin;
    private int withoutStamp;
    private int withoutControl;

    PeopleStatistics(LdapContext context) {
        this.context = context;
        LdapAttributes names = context.settings().attributes();
        this.unused = Stream.of(
                        names.name(), names.mail(), names.department(), names.site(), names.manager(), names.language())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One more; an outage if the entry has no id. */
    void count(SearchResultEntry entry) {
        UserId user = context.people().id(entry);
        people++;
        ids.add(user);
        if (first.size() < SHOWN) {
            first.putIfAbsent(user, entry);
        }
        states.merge(context.people().states().of(entry), 1, Integer::sum);
        unused.removeIf(entry::hasAttribute);
        withoutStamp += entry.hasAttribute(stamp()) ? 0 : 1;
        withoutControl += context.activeDirectory() && !entry.hasAttribute("userAccountControl") ? 1 : 0;
        List<String> names = context.people().logins(entry);
        withoutLogin += names.isEmpty() ? 1 : 0;
        names.forEach(login -> logins.computeIfAbsent(login.toLowerCase(Locale.ROOT), none -> new HashSet<>())
                .add(entry.getDN()));
    }

    boolean idsAreUnique() {
        return ids.size() == people;
    }

    /** The first few, to be shown. */
    Map<UserId, SearchResultEntry> first() {
        return first;
    }

    /** What was counted. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String how = states.entrySet().stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
        lines.add(people + " people" + (how.isEmpty() ? "" : ": " + how));
        if (people > 0 && !unused.isEmpty()) {
            lines.add("Nobody has " + String.join(", ", unused)
                    + ", which stays empty: if they should be there, let the service account read them");
        }
        if (withoutLogin > 0 && withoutLogin < people) {
            lines.add(withoutLogin + " people have no login name and cannot sign in");
        }
        return lines;
    }

    /** What of it must not be. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (people == 0) {
            problems.add("nobody is there: look at peopleBase, peopleFilter and the rights of the service account");
        } else if (withoutLogin == people) {
            problems.add("nobody has "
                    + String.join(" or ", context.settings().attributes().logins())
                    + ", with which people sign in: set attributes(...), or let the service account read it");
        }
        if (withoutStamp > 0) {
            problems.add(withoutStamp + " people without " + stamp()
                    + ", by which changes are found: let the service account read it");
        }
        if (withoutControl > 0) {
            problems.add(withoutControl + " people without userAccountControl: let the service account read it");
        }
        if (!idsAreUnique()) {
            problems.add("several people have one id (attribute "
                    + context.people().ids().attribute() + "), " + (people - ids.size())
                    + " more than there are ids: none of them can sign in");
        }
        long twice = logins.values().stream().filter(dns -> dns.size() > 1).count();
        if (twice > 0) {
            problems.add(twice + " login names that several people have, none of whom can sign in");
        }
        return problems;
    }

    private String stamp() {
        return context.settings().product().stamp();
    }
}
