// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.List;
import java.util.Optional;

/** What a server publishes about itself. */
record RootDse(SearchResultEntry entry) {
    private static final List<String> ASKED = List.of(
            "supportedControl",
            "supportedCapabilities",
            "vendorName",
            "vendorVersion",
            "objectClass",
            "dsServiceName",
            "highestCommittedUSN",
            "subschemaSubentry",
            "namingContexts",
            "defaultNamingContext");

    static RootDse read(ServerConnection connection, Deadline deadline) throws LDAPException {
        SearchRequest request = new SearchRequest(
                "",
                SearchScope.BASE,
                DereferencePolicy.NEVER,
                1,
                0,
                false,
                Filters.anything(),
                ASKED.toArray(String[]::new));
        SearchResult result = connection.search(request, deadline);
        if (!result.getResultCode().equals(ResultCode.SUCCESS) || result.getEntryCount() != 1) {
            throw Outage.unusable("the server does not say what it can (root DSE)");
        }
        return new RootDse(ServerConnection.entries(result).get(0));
    }

    /** Who made the server, as it says itself. */
    String vendor() {
        if (!origin().isEmpty()) {
            return "Active Directory";
        }
        if (entry.hasObjectClass("OpenLDAProotDSE")) {
            return "OpenLDAP";
        }
        String name = entry.getAttributeValue("vendorName");
        String version = entry.getAttributeValue("vendorVersion");
        return name == null && version == null ? "a server that does not say who made it" : name + " " + version;
    }

    /** The trees that it holds; Active Directory says which one has the people. */
    List<String> holds() {
        String main = entry.getAttributeValue("defaultNamingContext");
        String[] all = entry.getAttributeValues("namingContexts");
        return main != null ? List.of(main) : all == null ? List.of() : List.of(all);
    }

    boolean paging() {
        return entry.hasAttributeValue("supportedControl", SimplePagedResultsControl.PAGED_RESULTS_OID);
    }

    /** Active Directory: which domain controller counts. */
    String origin() {
        return Optional.ofNullable(entry.getAttributeValue("dsServiceName")).orElse("");
    }

    /** Active Directory: how far it has counted. */
    long highestUsn() {
        Long usn = entry.getAttributeValueAsLong("highestCommittedUSN");
        return usn == null ? 0 : usn;
    }
}
