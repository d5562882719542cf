// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches for people. Servers define word beginnings and active accounts differently, so the filter is wider than the search and each
 * result is checked again.
 */
final class LdapPeopleSearch implements PeopleSearch {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");
    private static final int SMALLEST_PAGE = 50;

    private final LdapContext context;
    private final CircuitBreaker breaker;

    LdapPeopleSearch(LdapContext context, CircuitBreaker breaker) {
        this.context = context;
        this.breaker = breaker;
    }

    @Override
    public List<DirectoryPerson> search(TenantId tenant, String text, int limit) {
        if (text.isBlank() || text.length() > MAX_TEXT || !LdapTexts.isSound(text)) {
            return List.of();
        }
        return breaker.ask(() -> ask(text, limit));
    }

    private List<DirectoryPerson> ask(String text, int limit) {
        Deadline deadline = context.call();
        return context.pool().use(deadline, connection -> {
            List<SearchResultEntry> found = new ArrayList<>();
            context.pages()
                    .until(deadline, Math.max(SMALLEST_PAGE, limit))
                    .read(
                            connection,
                            RootDse.read(connection, deadline),
                            context.search().people(),
                            context.filters().beginning(text),
                            context.attributes().person(),
                            entry -> {
                                if (matches(entry, text)) {
                                    found.add(entry);
                                }
                                return found.size() < limit;
                            });
            Function<String, Optional<UserId>> managers =
                    new EntryLookup(context, connection, deadline).managers(found);
            return found.stream()
                    .map(entry -> context.people().person(entry, managers))
                    .toList();
        });
    }

    private boolean matches(SearchResultEntry entry, String text) {
        DirectoryPerson person = context.people().person(entry, dn -> Optional.empty());
        if (person.account().suspended()) {
            return false;
        }
        String wanted = LdapTexts.folded(text);
        String name = person.displayName();
        Stream<String> words = BETWEEN_WORDS.matcher(name).results().map(gap -> name.substring(gap.end()));
        return Stream.of(Stream.of(name), words, context.people().logins(entry).stream(), person.mail().stream())
                .flatMap(part -> part)
                .anyMatch(part -> LdapTexts.folded(part).startsWith(wanted));
    }
}
