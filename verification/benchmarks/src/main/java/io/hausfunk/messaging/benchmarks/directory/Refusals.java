// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.directory.Authentication.Rejected;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.ldap.LdapDirectory;
import io.hausfunk.messaging.ldap.LdapSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the time of a refusal tells who is known: names that are against names that are not, in no order, each once. */
final class Refusals {
    /** People whose sign-ins do not count. */
    static final int WARM_UP = 20;

    private static final String WRONG = "wrong, for measurements";

    private final String server;
    private final LdapSettings settings;
    private final int tries;
    private final int lanes;

    /** Everybody up to {@code tries + WARM_UP} has to be there. */
    Refusals(String server, LdapSettings settings, int tries, int lanes) {
        this.server = server;
        this.settings = settings;
        this.tries = tries;
        this.lanes = lanes;
    }

    private record Try(String name, boolean known) {}

    private record Took(Try one, long nanos) {}

    private interface Refused {
        void ask(Try one) throws Exception;
    }

    void run(Table table) {
        table.line("refusals by %s, %d of each kind", server, tries);
        table.line(
                "%-24s %12s %12s %12s %12s   %s", "ms", "unknown p50", "known p50", "unknown p99", "known p99", "AUC");
        try (LdapDirectory directory = LdapDirectory.connect(settings);
                WorkingEngine engine = new WorkingEngine(directory)) {
            line(table, "LdapDirectory, one lane", 1, one -> refused(directory, one));
            line(table, "engine, " + lanes + " lanes", lanes, one -> refused(engine.messaging(), one));
        }
    }

    private void line(Table table, String name, int width, Refused question) {
        all(tries(tries, tries + Math.min(WARM_UP, tries)), width, question);
        List<Took> took = all(tries(0, tries), width, question);
        Timings known = samples(took, true);
        Timings unknown = samples(took, false);
        Timings.Apart apart = known.longerThan(unknown);
        table.line(
                "%-24s %12.3f %12.3f %12.3f %12.3f   %.3f (%.3f to %.3f): %s",
                name,
                unknown.median() / 1e6,
                known.median() / 1e6,
                unknown.percentile(99) / 1e6,
                known.percentile(99) / 1e6,
                apart.area(),
                apart.from(),
                apart.to(),
                apart.told() ? "CAN BE TOLD APART" : "not told apart");
    }

    private static List<Try> tries(int from, int to) {
        List<Try> tries = new ArrayList<>();
        for (int number = from; number < to; number++) {
            tries.add(new Try(CompanyTree.login(number), true));
            tries.add(new Try(CompanyTree.login(number).replace('e', 'x'), false));
        }
        Collections.shuffle(tries, new Random());
        return tries;
    }

    private static List<Took> all(List<Try> tries, int width, Refused question) {
        ExecutorService threads = Executors.newFixedThreadPool(width);
        try {
            List<CompletableFuture<Took>> running = new ArrayList<>();
            for (Try one : tries) {
                running.add(CompletableFuture.supplyAsync(() -> took(one, question), threads));
            }
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Took took(Try one, Refused question) {
        long begin = System.nanoTime();
        try {
            question.ask(one);
        } catch (Exception e) {
            throw new IllegalStateException("not a refusal", e);
        }
        return new Took(one, System.nanoTime() - begin);
    }

    private static void refused(LdapDirectory directory, Try one) {
        if (!(directory.authenticate(WorkingEngine.TENANT, one.name, WRONG.toCharArray()) instanceof Rejected)) {
            throw new IllegalStateException("let in");
        }
    }

    private static void refused(Messaging engine, Try one) throws InterruptedException, TimeoutException {
        try {
            engine.signIn(WorkingEngine.TENANT, one.name, WRONG.toCharArray(), "from " + one.name)
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            throw new IllegalStateException("let in");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof MessagingException error) || error.code() != ErrorCode.SIGN_IN_REJECTED) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Timings samples(List<Took> took, boolean known) {
        return Timings.of(took.stream()
                .filter(one -> one.one.known == known)
                .map(Took::nanos)
                .toList());
    }
}
