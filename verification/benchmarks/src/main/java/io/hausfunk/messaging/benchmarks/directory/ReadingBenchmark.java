// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.directory.DirectoryChanges.Changed;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.ldap.LdapDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** How long it takes to read everything, and to find out what changed: beside a bare search of the same entries, in turns. */
final class ReadingBenchmark {
    private static final String BARE = "bare paged search of the same";
    private static final int CHANGES = 100;

    private final Site site;
    private final CompanyTree company;
    private final int rounds;
    private final Map<String, List<Long>> took = new LinkedHashMap<>();

    ReadingBenchmark(Site site, CompanyTree company, int rounds) {
        this.site = site;
        this.company = company;
        this.rounds = rounds;
    }

    void run(Table table) throws LDAPException {
        for (int round = -1; round < rounds; round++) {
            if (round == 0) {
                took.clear(); // The first turn warms up.
            }
            whole();
        }
        for (int round = -1; round < rounds; round++) {
            if (round == 0) {
                took.keySet().removeIf(name -> name.contains("changes"));
            }
            changes(0);
            changes(CHANGES);
        }
        double bare = Timings.of(took.getOrDefault(BARE, List.of())).median();
        table.line("%-46s %10s %10s", "medians of " + rounds, "ms", "x bare");
        took.forEach((name, nanos) -> {
            double median = Timings.of(nanos).median();
            table.line("%-46s %10.0f %10.2f", name, median / 1e6, median / bare);
        });
    }

    private void whole() throws LDAPException {
        try (LDAPConnection connection = site.reader();
                LdapDirectory directory = LdapDirectory.connect(site.settings());
                WorkingEngine engine = new WorkingEngine(directory)) {
            timed(BARE, () -> BareSearch.run(connection));
            timed("whole, LdapDirectory", () -> feed(directory).snapshot(WorkingEngine.TENANT));
            SyncReport report = timed(
                    "whole, the engine",
                    () -> WorkingEngine.answer(engine.administration().synchronise()));
            if (report.outcome() != SyncReport.Outcome.APPLIED) {
                throw new IllegalStateException(report.toString());
            }
        }
    }

    private void changes(int count) throws LDAPException {
        try (LdapDirectory directory = LdapDirectory.connect(site.settings());
                LdapDirectory ofEngine = LdapDirectory.connect(site.settings());
                FollowingPart engine = new FollowingPart(ofEngine);
                LDAPConnection administrator = site.administrator()) {
            engine.whole();
            DirectoryMark mark = feed(directory).snapshot(WorkingEngine.TENANT).mark();
            if (count > 0) {
                company.change(administrator, count);
            }
            Object found = timed(
                    count + " changes, LdapDirectory", () -> feed(directory).changesSince(WorkingEngine.TENANT, mark));
            if (!(found instanceof Changed changed)
                    || changed.people().size() + changed.goneUsers().size() < count * 9 / 10) {
                throw new IllegalStateException("changes were not found");
            }
            timed(count + " changes, the engine", () -> {
                engine.changes();
                return 0;
            });
        }
    }

    private <T> T timed(String name, Callable<T> work) {
        long begin = System.nanoTime();
        try {
            T result = work.call();
            took.computeIfAbsent(name, unused -> new ArrayList<>()).add(System.nanoTime() - begin);
            return result;
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    static DirectoryFeed feed(LdapDirectory directory) {
        return directory.feed().orElseThrow();
    }
}
