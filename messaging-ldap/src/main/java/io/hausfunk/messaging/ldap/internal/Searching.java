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
 * Looking for people. Servers are asked for more than is meant, since they count neither what is the beginning of a word nor who is active in
 * the same way; each answer is looked at again.
 */
final class Searching implements PeopleSearch {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+");
    private static final int SMALLEST_PAGE = 50;

    private final Parts parts;
    private final CircuitBreaker breaker;

    Searching(Parts parts, CircuitBreaker breaker) {
        this.parts = parts;
        this.breaker = breaker;
    }

    @Override
    public List<DirectoryPerson> search(TenantId tenant, String text, int limit) {
        if (text.isBlank() || text.length() > MAX_TEXT || !Texts.isSound(text)) {
            return List.of();
        }
        return breaker.ask(() -> ask(text, limit));
    }

    private List<DirectoryPerson> ask(String text, int limit) {
        Deadline deadline = parts.call();
        return parts.lines().use(deadline, line -> {
            List<SearchResultEntry> found = new ArrayList<>();
            parts.pages()
                    .until(deadline, Math.max(SMALLEST_PAGE, limit))
                    .read(
                            line,
                            RootDse.read(line, deadline),
                            parts.where().people(),
                            parts.filters().beginning(text),
                            parts.attributes().person(),
                            entry -> {
                                if (meant(entry, text)) {
                                    found.add(entry);
                                }
                                return found.size() < limit;
                            });
            Function<String, Optional<UserId>> managers = new Asking(parts, line, deadline).managers(found);
            return found.stream()
                    .map(entry -> parts.people().person(entry, managers))
                    .toList();
        });
    }

    private boolean meant(SearchResultEntry entry, String text) {
        DirectoryPerson person = parts.people().person(entry, dn -> Optional.empty());
        if (person.account().suspended()) {
            return false;
        }
        String wanted = Texts.folded(text);
        String name = person.displayName();
        Stream<String> words = BETWEEN_WORDS.matcher(name).results().map(gap -> name.substring(gap.end()));
        return Stream.of(Stream.of(name), words, parts.people().logins(entry).stream(), person.mail().stream())
                .flatMap(part -> part)
                .anyMatch(part -> Texts.folded(part).startsWith(wanted));
    }
}
