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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a filter finds, page by page on one connection: complete, or an exception. A limit that was reached, a page that
 * did not come, a part of the tree that is elsewhere: none of these is taken for the end.
 */
final class Pages {
    private static final int EMPTY_PAGES = 5;

    private final boolean activeDirectory;
    private final int size;
    private final Supplier<Deadline> pageDeadline;

    Pages(Settings settings, Supplier<Deadline> pageDeadline) {
        this.activeDirectory = settings.activeDirectory();
        this.size = settings.where().pageSize();
        this.pageDeadline = pageDeadline;
    }

    /** The same with shorter pages that all have to come until then. */
    Pages until(Deadline deadline, int pageSize) {
        return new Pages(activeDirectory, Math.min(size, pageSize), () -> deadline);
    }

    private Pages(boolean activeDirectory, int size, Supplier<Deadline> pageDeadline) {
        this.activeDirectory = activeDirectory;
        this.size = size;
        this.pageDeadline = pageDeadline;
    }

    /** The same with pages that all have to come until then. */
    Pages until(Deadline deadline) {
        return until(deadline, size);
    }

    /** Hands over entry by entry, until there are no more or the taker wants none. */
    void read(
            Line line,
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
            SearchResult result = line.search(request, pageDeadline.get());
            requireWhole(result);
            requireAnother(result, firsts);
            for (SearchResultEntry entry : Line.entries(result)) {
                if (!taker.test(entry)) {
                    return;
                }
            }
            cookie = server.paging() ? next(result) : null;
            empty = result.getEntryCount() == 0 ? empty + 1 : 0;
            if (empty > EMPTY_PAGES) {
                throw Outage.unusable("the directory sent page after page with nothing in it");
            }
        } while (cookie != null);
    }

    private void requireWhole(SearchResult result) {
        if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
            throw Outage.of(new LDAPException(result.getResultCode()));
        }
        // Active Directory always names its other partitions; anywhere else a part of the tree would be missing.
        if (!activeDirectory && result.getReferenceCount() > 0) {
            throw Outage.unusable("a part of the tree is on another server: set bases that this server holds wholly");
        }
    }

    /** Cookies do not tell: with some servers they are all alike. */
    private static void requireAnother(SearchResult page, Set<String> firsts) {
        if (page.getEntryCount() > 0 && !firsts.add(Line.entries(page).get(0).getDN())) {
            throw Outage.unusable("the directory sends the same page again and again");
        }
    }

    private static @Nullable ASN1OctetString next(SearchResult result) throws LDAPException {
        SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
        if (page == null) {
            throw Outage.unusable("a page came without saying whether it is the last one");
        }
        if (!page.moreResultsToReturn()) {
            return null;
        }
        return page.getCookie();
    }
}
