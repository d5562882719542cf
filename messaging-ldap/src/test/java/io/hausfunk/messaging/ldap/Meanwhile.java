// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;

/** Something that happens in a directory while it is being read. */
final class Meanwhile extends InMemoryOperationInterceptor {
    private volatile String words = "";
    private volatile Event event = () -> {};

    /** Happens when a search comes that asks for this, and not again unless it says so itself. */
    void when(String filterContains, Event happens) {
        words = filterContains;
        event = happens;
    }

    /** Something that changes. */
    @FunctionalInterface
    interface Event {
        /** Once. */
        void happen() throws LDAPException;
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest search) throws LDAPException {
        Event due = event;
        if (!search.getRequest().getBaseDN().isEmpty()
                && search.getRequest().getFilter().toString().contains(words)) {
            event = () -> {};
            due.happen();
        }
    }
}
