// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.hausfunk.messaging.model.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Questions about single entries, on one connection and until a deadline. */
final class Asking {
    private static final int ALIKE = 20;

    private final Parts parts;
    private final Line line;
    private final Deadline deadline;

    Asking(Parts parts, Line line, Deadline deadline) {
        this.parts = parts;
        this.line = line;
        this.deadline = deadline;
    }

    /** Those who may have a login name: to servers, more names are the same than to us. */
    List<SearchResultEntry> withLogin(String name) throws LDAPException {
        return few(
                parts.where().people(),
                parts.filters().personWithLogin(name),
                ALIKE,
                parts.attributes().person());
    }

    /** The one person with this id. */
    Optional<SearchResultEntry> person(String id) throws LDAPException {
        Ids ids = parts.people().ids();
        List<SearchResultEntry> found = few(
                parts.where().people(),
                parts.filters().peopleWho(ids.filter(id)),
                2,
                parts.attributes().person());
        if (found.isEmpty()) {
            requireSomebody();
        }
        return one(found).filter(entry -> ids.of(entry).equals(Optional.of(id)));
    }

    /** The one group with this id. */
    Optional<SearchResultEntry> group(String id) throws LDAPException {
        Ids ids = parts.groupIds();
        List<SearchResultEntry> found = few(
                parts.where().groups(),
                parts.filters().groupsThat(ids.filter(id)),
                2,
                parts.attributes().group());
        return one(found).filter(entry -> ids.of(entry).equals(Optional.of(id)));
    }

    /** An entry that a DN names, if the filter takes it. */
    Optional<SearchResultEntry> at(String dn, Filter filter, String... attributes) throws LDAPException {
        if (Filters.normal(dn).isEmpty()) {
            return Optional.empty();
        }
        SearchRequest request =
                new SearchRequest(dn, SearchScope.BASE, DereferencePolicy.NEVER, 1, 0, false, filter, attributes);
        SearchResult result = line.search(request, deadline);
        ResultCode code = result.getResultCode();
        // It may be elsewhere, or not for the service account to see: then nobody of ours is meant.
        if (code.equals(ResultCode.NO_SUCH_OBJECT)
                || code.equals(ResultCode.REFERRAL)
                || code.equals(ResultCode.INVALID_DN_SYNTAX)
                || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return Optional.empty();
        }
        if (!code.equals(ResultCode.SUCCESS)) {
            throw Outage.of(new LDAPException(code));
        }
        return Line.entries(result).stream().findFirst();
    }

    /** Who is meant by DNs of managers; each is asked for once. */
    Function<String, Optional<UserId>> managers(List<SearchResultEntry> people) throws LDAPException {
        Map<String, Optional<UserId>> known = new HashMap<>();
        for (SearchResultEntry person : people) {
            Optional<String> dn = parts.people().manager(person);
            if (dn.isPresent() && !known.containsKey(dn.get())) {
                Optional<SearchResultEntry> manager = at(
                        dn.get(), parts.filters().people(), parts.people().ids().attribute());
                known.put(dn.get(), manager.map(parts.people()::id));
            }
        }
        return dn -> known.getOrDefault(dn, Optional.empty());
    }

    /** That one is missing says nothing where nobody is to be seen, as for a service account that lost its rights. */
    private void requireSomebody() throws LDAPException {
        if (few(parts.where().people(), parts.filters().people(), 1, new String[] {Attributes.NONE})
                .isEmpty()) {
            throw Outage.nobody();
        }
    }

    private List<SearchResultEntry> few(String base, Filter filter, int most, String[] attributes)
            throws LDAPException {
        SearchRequest request =
                new SearchRequest(base, SearchScope.SUB, DereferencePolicy.NEVER, most, 0, false, filter, attributes);
        SearchResult result = line.search(request, deadline);
        ResultCode code = result.getResultCode();
        boolean more = code.equals(ResultCode.SIZE_LIMIT_EXCEEDED) && result.getEntryCount() == most;
        if (!code.equals(ResultCode.SUCCESS) && !more) {
            throw Outage.of(new LDAPException(code));
        }
        if (!parts.activeDirectory() && result.getReferenceCount() > 0 && result.getEntryCount() == 0) {
            throw Outage.unusable(
                    "what was looked for may be on another server: set bases that this server holds wholly");
        }
        return Line.entries(result);
    }

    private static Optional<SearchResultEntry> one(List<SearchResultEntry> found) {
        if (found.size() > 1) {
            throw Outage.unusable("two entries have one id");
        }
        return found.stream().findFirst();
    }
}
