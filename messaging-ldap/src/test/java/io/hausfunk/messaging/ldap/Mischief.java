// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A server that answers, but not as it should. */
final class Mischief extends InMemoryOperationInterceptor {
    private volatile UnaryOperator<LDAPResult> result = UnaryOperator.identity();
    private volatile Predicate<Entry> hidden = entry -> false;
    private volatile UnaryOperator<Entry> entry = UnaryOperator.identity();

    /** What comes at the end of a search that asked for people or groups. */
    void results(UnaryOperator<LDAPResult> change) {
        result = change;
    }

    /** Entries that do not come. */
    void hide(Predicate<Entry> which) {
        hidden = which;
    }

    /** What comes instead of entries. */
    void entries(UnaryOperator<Entry> change) {
        entry = change;
    }

    /** As it should again. */
    void stop() {
        results(UnaryOperator.identity());
        hide(one -> false);
        entries(UnaryOperator.identity());
    }

    /** A result like another one, with other controls. */
    static LDAPResult with(LDAPResult like, Control... controls) {
        return new LDAPResult(
                like.getMessageID(),
                like.getResultCode(),
                like.getDiagnosticMessage(),
                like.getMatchedDN(),
                like.getReferralURLs(),
                controls);
    }

    @Override
    public void processSearchResult(InMemoryInterceptedSearchResult search) {
        if (!search.getRequest().getBaseDN().isEmpty()) {
            search.setResult(result.apply(search.getResult()));
        }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
        SearchResultEntry one = found.getSearchEntry();
        if (hidden.test(one)) {
            found.setSearchEntry(null);
        } else if (!one.getDN().isEmpty()) {
            found.setSearchEntry(entry.apply(one));
        }
    }
}
