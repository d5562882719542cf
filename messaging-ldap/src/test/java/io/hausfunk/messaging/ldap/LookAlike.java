// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the server in this JVM answer as Active Directory does: chains of groups, ranges, reasons for a refusal, a count of changes. */
final class LookAlike extends InMemoryOperationInterceptor {
    static final int RANGE = 1500;

    private static final String CHAIN = "1.2.840.113556.1.4.1941";

    private final Map<Long, Integer> starts = new ConcurrentHashMap<>();
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private volatile String dsServiceName = "CN=NTDS Settings,CN=DC1";
    private final AtomicLong highestUsn = new AtomicLong();
    private volatile boolean withGap;
    private InMemoryDirectoryServer server;

    void watch(InMemoryDirectoryServer watched) {
        server = watched;
    }

    /** Why somebody is not let in although the password may be right. */
    void refuse(String dn, String data) {
        reasons.put(dn, data);
    }

    void controller(String name, long usn) {
        dsServiceName = name;
        highestUsn.set(usn);
    }

    long nextUsn() {
        return highestUsn.incrementAndGet();
    }

    /** Ranges do not follow each other any more. */
    void gap(boolean now) {
        withGap = now;
    }

    @Override
    public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult bind) {
        BindResult result = bind.getResult();
        String data = reasons.get(bind.getRequest().getBindDN());
        if (data != null || !result.getResultCode().equals(ResultCode.SUCCESS)) {
            bind.setResult(new BindResult(
                    result.getMessageID(),
                    ResultCode.INVALID_CREDENTIALS,
                    "80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext error, data "
                            + (data == null || !result.getResultCode().equals(ResultCode.SUCCESS) ? "52e" : data)
                            + ", v3839",
                    null,
                    null,
                    null));
        }
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest search) throws LDAPException {
        SearchRequest request = search.getRequest().duplicate();
        request.setFilter(plain(request.getFilter()));
        List<String> attributes = new ArrayList<>();
        for (String name : request.getAttributeList()) {
            attributes.add(name.startsWith("member;") ? "member" : name);
        }
        starts.put(search.getConnectionID(), start(request.getAttributeList()));
        request.setAttributes(attributes);
        search.setRequest(request);
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
        Entry entry = found.getSearchEntry().duplicate();
        if (entry.getDN().isEmpty()) {
            entry.setAttribute("dsServiceName", dsServiceName);
            entry.setAttribute("highestCommittedUSN", Long.toString(highestUsn.get()));
            entry.setAttribute("supportedCapabilities", "1.2.840.113556.1.4.800");
        }
        String[] members = entry.getAttributeValues("member");
        if (members != null && members.length > RANGE) {
            int start = starts.getOrDefault(found.getConnectionID(), 0);
            int end = Math.min(members.length, start + RANGE);
            String name = "member;range=" + (withGap && start > 0 ? start + 1 : start) + "-"
                    + (end == members.length ? "*" : end - 1);
            entry.removeAttribute("member");
            entry.addAttribute(new Attribute(name, Arrays.copyOfRange(members, start, end)));
        }
        found.setSearchEntry(new SearchResultEntry(entry));
    }

    private static int start(List<String> attributes) {
        for (String name : attributes) {
            if (name.startsWith("member;range=")) {
                return Integer.parseInt(name.substring("member;range=".length(), name.indexOf('-')));
            }
        }
        return 0;
    }

    /** Without what the server in this JVM does not know. */
    private Filter plain(Filter filter) throws LDAPException {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.createANDFilter(plain(filter.getComponents()));
            case Filter.FILTER_TYPE_OR -> Filter.createORFilter(plain(filter.getComponents()));
            case Filter.FILTER_TYPE_NOT -> Filter.createNOTFilter(plain(filter.getNOTComponent()));
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH -> extensible(filter);
            case Filter.FILTER_TYPE_EQUALITY ->
                filter.getAttributeName().equals("memberOf") ? anyOf(membersOf(filter.getAssertionValue())) : filter;
            default -> filter;
        };
    }

    private List<Filter> plain(Filter[] filters) throws LDAPException {
        List<Filter> all = new ArrayList<>();
        for (Filter filter : filters) {
            all.add(plain(filter));
        }
        return all;
    }

    private Filter extensible(Filter filter) throws LDAPException {
        if (!CHAIN.equals(filter.getMatchingRuleID())) {
            return Filter.createEqualityFilter(filter.getAttributeName(), "514");
        }
        Set<String> found = new TreeSet<>();
        boolean down = filter.getAttributeName().equals("memberOf");
        List<String> next = List.of(filter.getAssertionValue());
        while (!next.isEmpty()) {
            List<String> more = new ArrayList<>();
            for (String dn : next) {
                for (String one : down ? membersOf(dn) : groupsWith(dn)) {
                    if (found.add(DN.normalize(one))) {
                        more.add(one);
                    }
                }
            }
            next = more;
        }
        return anyOf(found);
    }

    private Filter anyOf(Iterable<String> dns) throws LDAPException {
        List<Filter> any = new ArrayList<>();
        for (String dn : dns) {
            Entry entry = server.getEntry(dn);
            if (entry != null) {
                any.add(Filter.createEqualityFilter("objectGUID", entry.getAttributeValueBytes("objectGUID")));
            }
        }
        return Filter.createORFilter(any);
    }

    private List<String> membersOf(String group) throws LDAPException {
        Entry entry = server.getEntry(group);
        return entry == null || !entry.hasAttribute("member") ? List.of() : List.of(entry.getAttributeValues("member"));
    }

    private List<String> groupsWith(String dn) throws LDAPException {
        return server
                .search(MemoryServer.BASE, SearchScope.SUB, Filter.createEqualityFilter("member", dn))
                .getSearchEntries()
                .stream()
                .map(Entry::getDN)
                .toList();
    }
}
