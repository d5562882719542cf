// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.ldap.servers.Installed;
import java.util.List;

/**
 * Measures reading and following a directory over LDAP, what its copy costs, and whether refusals of sign-ins can be told apart. On real
 * servers where they are installed, and says which. Arguments such as {@code people=10000 groups=1000 rounds=5 tries=1000
 * servers=slapd,samba}.
 */
public final class DirectoryLoad {
    private final DirectorySettings settings;

    private DirectoryLoad(DirectorySettings settings) {
        this.settings = settings;
    }

    /** Prints tables. */
    public static void main(String... arguments) throws LDAPException {
        System.out.print(run(arguments));
    }

    /** Measures, and returns the tables. */
    static String run(String... arguments) throws LDAPException {
        return new DirectoryLoad(DirectorySettings.of(arguments)).run();
    }

    private String run() throws LDAPException {
        Table table = new Table();
        List<String> servers = settings.servers();
        try (Site site =
                servers.contains("slapd") && there(Installed.SLAPD, table) ? new SlapdSite() : new MemorySite()) {
            CompanyTree company = new CompanyTree(settings);
            long begin = System.nanoTime();
            try (LDAPConnection administrator = site.administrator()) {
                company.found(administrator);
            }
            table.line(
                    "%d people in %d groups, %d of them large, in %s; made in %d s",
                    settings.people(),
                    settings.groups() + settings.large(),
                    settings.large(),
                    site.name(),
                    (System.nanoTime() - begin) / 1_000_000_000);
            if (settings.parts().contains("reading")) {
                new ReadingBenchmark(site, company, settings.rounds()).run(table);
            }
            if (settings.parts().contains("keeping")) {
                new Keeping(site, company).run(table);
            }
            if (settings.parts().contains("refusals")) {
                new Refusals(site.name(), site.settings(), settings.tries(), settings.lanes()).run(table);
            }
        }
        if (settings.parts().contains("refusals") && servers.contains("samba") && there(Installed.SAMBA, table)) {
            SambaRefusals.run(settings, table);
        }
        return table.toString();
    }

    private static boolean there(Installed server, Table table) {
        server.lack().ifPresent(lack -> table.line("without %s: %s", server, lack));
        return server.lack().isEmpty();
    }
}
