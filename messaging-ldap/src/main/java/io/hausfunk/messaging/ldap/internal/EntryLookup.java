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

/** Looks up single entries, on one connection and until a deadline. */
final class EntryLookup {
    private static final int MAX_SAME_NAME = 20;

    private final LdapContext context;
    private final ServerConnection connection;
    private final Deadline deadline;

    EntryLookup(LdapContext context, ServerConnection connection, Deadline deadline) {
        this.context = context;
        this.connection = connection;
        this.deadline = deadline;
    }

    /** People who may have a login name. Servers take more names for equal than we do. */
    List<SearchResultEntry> withLogin(String name) throws LDAPException {
        return few(
                context.search().people(),
                context.filters().personWithLogin(name),
                MAX_SAME_NAME,
                context.attributes().person());
    }

    /** The one person with this id. */
    Optional<SearchResultEntry> person(String id) throws LDAPException {
        IdAttribute ids = context.people().ids();
        List<SearchResultEntry> found = few(
                context.search().people(),
                context.filters().peopleWho(ids.filter(id)),
                2,
                context.attributes().person());
        if (found.isEmpty()) {
            requireAnybody();
        }
        return one(found).filter(entry -> ids.of(entry).equals(Optional.of(id)));
    }

    /** The one group with this id. */
    Optional<SearchResultEntry> group(String id) throws LDAPException {
        IdAttribute ids = context.groupIds();
        List<SearchResultEntry> found = few(
                context.search().groups(),
                context.filters().groupsThat(ids.filter(id)),
                2,
                context.attributes().group());
        return one(found).filter(entry -> ids.of(entry).equals(Optional.of(id)));
    }

    /** The entry with a DN, if it matches the filter. */
    Optional<SearchResultEntry> at(String dn, Filter filter, String... attributes) throws LDAPException {
        if (Filters.normal(dn).isEmpty()) {
            return Optional.empty();
        }
        SearchRequest request =
                new SearchRequest(dn, SearchScope.BASE, DereferencePolicy.NEVER, 1, 0, false, filter, attributes);
        SearchResult result = connection.search(request, deadline);
        ResultCode code = result.getResultCode();
        // It may be on another server, or hidden from the service account: then it is not one of ours.
        if (code.equals(ResultCode.NO_SUCH_OBJECT)
                || code.equals(ResultCode.REFERRAL)
                || code.equals(ResultCode.INVALID_DN_SYNTAX)
                || code.equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
            return Optional.empty();
        }
        if (!code.equals(ResultCode.SUCCESS)) {
            throw Outage.of(new LDAPException(code));
        }
        return ServerConnection.entries(result).stream().findFirst();
    }

    /** Maps the DNs of managers to ids. Looks each of them up once. */
    Function<String, Optional<UserId>> managers(List<SearchResultEntry> people) throws LDAPException {
        Map<String, Optional<UserId>> known = new HashMap<>();
        for (SearchResultEntry person : people) {
            Optional<String> dn = context.people().manager(person);
            if (dn.isPresent() && !known.containsKey(dn.get())) {
                Optional<SearchResultEntry> manager = at(
                        dn.get(),
                        context.filters().people(),
                        context.people().ids().attribute());
                known.put(dn.get(), manager.map(context.people()::id));
            }
        }
        return dn -> known.getOrDefault(dn, Optional.empty());
    }

    /** If the service account sees nobody, it may have lost its rights; then a missing person proves nothing. */
    private void requireAnybody() throws LDAPException {
        if (few(context.search().people(), context.filters().people(), 1, new String[] {Attributes.NONE})
                .isEmpty()) {
            throw Outage.nobody();
        }
    }

    private List<SearchResultEntry> few(String base, Filter filter, int most, String[] attributes)
            throws LDAPException {
        SearchRequest request =
                new SearchRequest(base, SearchScope.SUB, DereferencePolicy.NEVER, most, 0, false, filter, attributes);
        SearchResult result = connection.search(request, deadline);
        ResultCode code = result.getResultCode();
        boolean more = code.equals(ResultCode.SIZE_LIMIT_EXCEEDED) && result.getEntryCount() == most;
        if (!code.equals(ResultCode.SUCCESS) && !more) {
            throw Outage.of(new LDAPException(code));
        }
        if (!context.activeDirectory() && result.getReferenceCount() > 0 && result.getEntryCount() == 0) {
            throw Outage.unusable("the entry may be on another server: set bases that this server holds completely");
        }
        return ServerConnection.entries(result);
    }

    private static Optional<SearchResultEntry> one(List<SearchResultEntry> found) {
        if (found.size() > 1) {
            throw Outage.unusable("two entries have one id");
        }
        return found.stream().findFirst();
    }
}
