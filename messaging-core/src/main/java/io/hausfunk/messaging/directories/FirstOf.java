// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** See {@link Directories#firstOf}. */
final class FirstOf implements Directory {
    private final List<Directory> parts;

    FirstOf(List<Directory> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Optional<DirectoryPerson> find(TenantId tenant, UserId user) {
        return findBefore(parts.size(), tenant, user);
    }

    /** The person as a part before {@code end} knows them. */
    private Optional<DirectoryPerson> findBefore(int end, TenantId tenant, UserId user) {
        for (Directory part : parts.subList(0, end)) {
            Optional<DirectoryPerson> found = part.find(tenant, user);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Authentication authenticate(TenantId tenant, String loginName, char[] password) {
        for (int at = 0; at < parts.size(); at++) {
            Authentication answer = parts.get(at).authenticate(tenant, loginName, password);
            if (answer instanceof Authentication.Authenticated authenticated) {
                return findBefore(at, tenant, authenticated.user())
                        .filter(person -> person.account() != AccountState.ACTIVE)
                        .<Authentication>map(person -> new Authentication.NotUsable(person.account()))
                        .orElse(answer);
            }
            if (!(answer instanceof Authentication.Rejected)) {
                return answer;
            }
        }
        return new Authentication.Rejected();
    }

    @Override
    public Optional<PeopleSearch> search() {
        return parts.stream().anyMatch(part -> part.search().isPresent())
                ? Optional.of(this::search)
                : Optional.empty();
    }

    private List<DirectoryPerson> search(TenantId tenant, String text, int limit) {
        List<DirectoryPerson> found = new ArrayList<>();
        for (int at = 0; at < parts.size() && found.size() < limit; at++) {
            Optional<PeopleSearch> search = parts.get(at).search();
            if (search.isPresent()) {
                // As many as allowed, because those known to an earlier part are dropped.
                int most = at == 0 ? limit : PeopleSearch.MAX_RESULTS;
                for (DirectoryPerson person : search.get().search(tenant, text, most)) {
                    if (found.size() < limit
                            && findBefore(at, tenant, person.user()).isEmpty()) {
                        found.add(person);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public Optional<DirectoryGroups> groups() {
        List<DirectoryGroups> groups =
                parts.stream().flatMap(part -> part.groups().stream()).toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new FirstOfGroups(groups));
    }

    @Override
    public Optional<DirectoryFeed> feed() {
        return parts.stream().allMatch(part -> part.feed().isPresent())
                ? Optional.of(new FirstOfFeed(parts))
                : Optional.empty();
    }
}
