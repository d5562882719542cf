// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads all entries that match a filter, page by page on one connection: completely, or with an exception. A size limit, a missing page,
 * or a part of the tree on another server is never taken for the end.
 */
final class PagedSearch {
    private static final int EMPTY_PAGES = 5;

    private final DirectorySettings settings;
    private final int size;
    private final Supplier<Deadline> pageDeadline;

    PagedSearch(DirectorySettings settings, Supplier<Deadline> pageDeadline) {
        this(settings, settings.search().pageSize(), pageDeadline);
    }

    private PagedSearch(DirectorySettings settings, int size, Supplier<Deadline> pageDeadline) {
        this.settings = settings;
        this.size = size;
        this.pageDeadline = pageDeadline;
    }

    /** A copy with shorter pages and one deadline for all of them. */
    PagedSearch until(Deadline deadline, int pageSize) {
        return new PagedSearch(settings, Math.min(size, pageSize), () -> deadline);
    }

    /** A copy with one deadline for all pages. */
    PagedSearch until(Deadline deadline) {
        return until(deadline, size);
    }

    /** Reads all people that match. */
    void everyPerson(
            ServerConnection connection,
            RootDse server,
            Filter filter,
            String[] attributes,
            Consumer<SearchResultEntry> each)
            throws LDAPException {
        every(connection, server, settings.search().people(), filter, attributes, each);
    }

    /** Reads all groups that match. */
    void everyGroup(
            ServerConnection connection,
            RootDse server,
            Filter filter,
            String[] attributes,
            Consumer<SearchResultEntry> each)
            throws LDAPException {
        every(connection, server, settings.search().groups(), filter, attributes, each);
    }

    private void every(
            ServerConnection connection,
            RootDse server,
            String base,
            Filter filter,
            String[] attributes,
            Consumer<SearchResultEntry> each)
            throws LDAPException {
        read(connection, server, base, filter, attributes, entry -> {
            each.accept(entry);
            return true;
        });
    }

    /** Reads entries until there are no more, or the taker returns false. */
    void read(
            ServerConnection connection,
            RootDse server,
            String base,
            Filter filter,
            String[] attributes,
            Predicate<SearchResultEntry> taker)
            throws LDAPException {
        ASN1OctetString cookie = null;
        int empty = 0;
        Set<String> firsts = new HashSet<>();
        do {
            SearchRequest request =
                    new SearchRequest(base, SearchScope.SUB, DereferencePolicy.NEVER, 0, 0, false, filter, attributes);
            if (server.paging()) {
                request.addControl(new SimplePagedResultsControl(size, cookie, true));
            }
            SearchResult result = connection.search(request, pageDeadline.get());
            requireWhole(result);
            requireAnother(result, firsts);
            for (SearchResultEntry entry : ServerConnection.entries(result)) {
                if (!taker.test(entry)) {
                    return;
                }
            }
            cookie = server.paging() ? next(result) : null;
            empty = result.getEntryCount() == 0 ? empty + 1 : 0;
            if (empty > EMPTY_PAGES) {
                throw Outage.unusable("the directory sent one empty page after another");
            }
        } while (cookie != null);
    }

    private void requireWhole(SearchResult result) {
        if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
            throw Outage.of(new LDAPException(result.getResultCode()));
        }
        // Active Directory always names its other partitions; anywhere else a part of the tree would be missing.
        if (!settings.activeDirectory() && result.getReferenceCount() > 0) {
            throw Outage.unusable(
                    "a part of the tree is on another server: set bases that this server holds completely");
        }
    }

    /** Cookies do not show it: some servers always send the same one. */
    private static void requireAnother(SearchResult page, Set<String> firsts) {
        if (page.getEntryCount() > 0
                && !firsts.add(ServerConnection.entries(page).get(0).getDN())) {
            throw Outage.unusable("the directory sends the same page again and again");
        }
    }

    private static @Nullable ASN1OctetString next(SearchResult result) throws LDAPException {
        SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
        if (page == null) {
            throw Outage.unusable("a page does not say whether it is the last one");
        }
        if (!page.moreResultsToReturn()) {
            return null;
        }
        return page.getCookie();
    }
}
