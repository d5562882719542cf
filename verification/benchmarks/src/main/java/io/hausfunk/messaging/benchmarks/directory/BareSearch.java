// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;

/** The same entries with the same attributes, by pages of the same size, with the SDK and nothing done with them. */
final class BareSearch {
    private static final int PAGE = 500;
    private static final String[] PERSON = {
        "entryUUID",
        "uid",
        "modifyTimestamp",
        "pwdAccountLockedTime",
        "pwdReset",
        "displayName",
        "cn",
        "mail",
        "departmentNumber",
        "l",
        "manager",
        "preferredLanguage"
    };

    private BareSearch() {}

    /** Reads everybody and all groups once; says how many. */
    static int run(LDAPConnection connection) throws LDAPException {
        return read(connection, Site.PEOPLE, "(objectClass=inetOrgPerson)", PERSON)
                + read(connection, Site.GROUPS, "(objectClass=groupOfNames)", "entryUUID", "cn", "member");
    }

    private static int read(LDAPConnection connection, String base, String filter, String... attributes)
            throws LDAPException {
        int found = 0;
        ASN1OctetString cookie = null;
        do {
            SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
            request.addControl(new SimplePagedResultsControl(PAGE, cookie));
            SearchResult result = connection.search(request);
            found += result.getEntryCount();
            SimplePagedResultsControl next = SimplePagedResultsControl.get(result);
            cookie = next != null && next.moreResultsToReturn() ? next.getCookie() : null;
        } while (cookie != null);
        return found;
    }
}
