// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.ldap.LdapDirectory;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** What a copy costs in memory and on the wire, and how soon it answers. */
final class Keeping {
    private static final int CHANGES = 100;
    private static final double MB = 1 << 20;

    private final Site site;
    private final CompanyTree company;

    Keeping(Site site, CompanyTree company) {
        this.site = site;
        this.company = company;
    }

    void run(Table table) throws LDAPException {
        wire(table);
        heap(table);
        membership(table);
    }

    /** Through a port that counts. */
    private void wire(Table table) throws LDAPException {
        try (WireMeter meter = new WireMeter(site.port());
                LdapDirectory directory = LdapDirectory.connect(site.settings(meter.port()));
                FollowingPart engine = new FollowingPart(directory);
                LDAPConnection administrator = site.administrator()) {
            engine.whole();
            table.line("%-46s %10.2f MB", "on the wire: whole", meter.taken() / MB);
            engine.changes();
            table.line("%-46s %10.2f MB", "on the wire: 0 changes", meter.taken() / MB);
            company.change(administrator, CHANGES);
            engine.changes();
            table.line("%-46s %10.2f MB", "on the wire: " + CHANGES + " changes", meter.taken() / MB);
        }
    }

    private void heap(Table table) throws LDAPException {
        long before = Heap.used();
        try (LdapDirectory directory = LdapDirectory.connect(site.settings());
                LDAPConnection administrator = site.administrator()) {
            List<FollowingPart> engine = new ArrayList<>(List.of(new FollowingPart(directory)));
            engine.get(0).whole();
            table.line("%-46s %10.1f MB", "heap: both copies, after a whole run", (Heap.used() - before) / MB);
            for (int run = 0; run < 3; run++) {
                company.change(administrator, CHANGES);
                engine.get(0).changes();
            }
            table.line("%-46s %10.1f MB", "heap: both, after three runs by changes", (Heap.used() - before) / MB);
            engine.remove(0).close();
            table.line("%-46s %10.1f MB", "heap: of these, LdapDirectory", (Heap.used() - before) / MB);
        }
    }

    private void membership(Table table) {
        try (LdapDirectory directory = LdapDirectory.connect(site.settings());
                FollowingPart part = new FollowingPart(directory);
                WorkingEngine engine = new WorkingEngine(directory)) {
            List<UserId> people =
                    new ArrayList<>(ReadingBenchmark.feed(directory).snapshot(WorkingEngine.TENANT).people().stream()
                            .map(DirectoryPerson::user)
                            .toList());
            Collections.shuffle(people, new Random(4711));
            part.whole();
            table.line("%-46s %10s %10s %10s", "groups of a person, us", "p50", "p99", "max");
            answers(table, "from the copy", people, user -> part.groupsOf(user).size());
            WorkingEngine.answer(engine.administration().synchronise());
            List<Session> sessions = new ArrayList<>();
            for (UserId user : people) {
                sessions.add(WorkingEngine.answer(engine.messaging().openSession(WorkingEngine.TENANT, user)));
            }
            answers(
                    table,
                    "Session.groups(), everybody signed in",
                    sessions,
                    session -> WorkingEngine.answer(session.people().groups()).size());
        }
    }

    private static <T> void answers(Table table, String name, List<T> asked, ToIntFunction<T> question) {
        long found = 0;
        for (T one : asked.subList(0, asked.size() / 2)) {
            var unused = question.applyAsInt(one); // Warms up.
        }
        List<Long> took = new ArrayList<>();
        for (T one : asked) {
            long begin = System.nanoTime();
            found += question.applyAsInt(one);
            took.add(System.nanoTime() - begin);
        }
        Timings samples = Timings.of(took);
        table.line(
                "%-46s %10.1f %10.1f %10.1f   %d groups each",
                name,
                samples.median() / 1e3,
                samples.percentile(99) / 1e3,
                samples.percentile(100) / 1e3,
                found / asked.size());
    }
}
