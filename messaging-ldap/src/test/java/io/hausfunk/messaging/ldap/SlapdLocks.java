// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Lets nobody sign in whose account is locked, as slapd with its password policy does, and counts who tried. */
final class SlapdLocks extends InMemoryOperationInterceptor {
    private final AtomicInteger binds = new AtomicInteger();
    private volatile Predicate<String> locked = dn -> false;

    /** Who is locked. */
    void lock(Predicate<String> dns) {
        locked = dns;
    }

    int binds() {
        return binds.get();
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        binds.incrementAndGet();
        if (locked.test(request.getRequest().getBindDN())) {
            throw new LDAPException(ResultCode.INVALID_CREDENTIALS);
        }
    }
}
