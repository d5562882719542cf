// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.ldap.LdapSettings;
import io.hausfunk.messaging.ldap.servers.SambaDomain;
import io.hausfunk.messaging.ldap.servers.SambaPeople;
import io.hausfunk.messaging.ldap.servers.TestCa;

/** The same with a real domain of Active Directory's kind. */
final class SambaRefusals {
    private static final String PASSWORD = "Right-for-measurements-1";

    private SambaRefusals() {}

    static void run(DirectorySettings settings, Table table) throws LDAPException {
        try (TestCa ca = new TestCa();
                SambaDomain domain = new SambaDomain(ca);
                LDAPConnection administrator = domain.connect()) {
            SambaPeople people = new SambaPeople(administrator);
            String reader = people.add("reader", "Reader", PASSWORD);
            for (int number = 0; number < settings.sambaTries() + Refusals.WARM_UP; number++) {
                people.add(CompanyTree.login(number), "Somebody Number " + number, PASSWORD);
            }
            LdapSettings domainSettings = LdapSettings.activeDirectory()
                    .servers("ldaps://127.0.0.1:" + domain.tlsPort())
                    .trust(ca.certificate())
                    .serviceAccount(reader, PASSWORD.toCharArray())
                    .baseDn(SambaDomain.BASE);
            new Refusals("a domain of Samba", domainSettings, settings.sambaTries(), settings.lanes()).run(table);
        }
    }
}
