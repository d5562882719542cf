// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.model.TenantId;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * A process that sends until it is killed or done. It says what it is about to send, and what was acknowledged, each with
 * the time in microseconds: {@code TRY time name .} and {@code ACK time name sequence .}
 */
final class Sender {
    private final Workload workload;
    private final String round;
    private final int inFlight;
    private final int messages;
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);

    private Sender(Workload workload, String round, int inFlight, int messages) {
        this.workload = workload;
        this.round = round;
        this.inFlight = inFlight;
        this.messages = messages;
    }

    /** Address, key, tenant, people, groups, round, messages in flight and messages in all of each person. */
    public static void main(String[] arguments) throws InterruptedException {
        Workload workload = new Workload(
                arguments[0],
                arguments[1],
                new TenantId(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        Sender sender =
                new Sender(workload, arguments[5], Integer.parseInt(arguments[6]), Integer.parseInt(arguments[7]));
        try (Place place = Place.at(workload.address());
                Messaging messaging = workload.start(place)) {
            sender.run(messaging);
        }
    }

    private void run(Messaging messaging) throws InterruptedException {
        Thread[] threads = new Thread[workload.people()];
        for (int i = 0; i < threads.length; i++) {
            int person = i;
            List<Conversation> groups = workload.groups(messaging, person);
            threads[i] = new Thread(() -> send(person, groups));
        }
        say("READY .");
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        say("DONE .");
    }

    private void send(int person, List<Conversation> groups) {
        Semaphore window = new Semaphore(inFlight);
        for (int number = 0; number < messages; number++) {
            int group = number % groups.size();
            String name = person + "-" + group + "-" + round + "-" + number;
            window.acquireUninterruptibly();
            say("TRY " + micros() + " " + name + " .");
            groups.get(group).send(Workload.draft(name)).whenComplete((sent, error) -> {
                if (error == null) {
                    say("ACK " + micros() + " " + name + " " + sent.sequence() + " .");
                } else {
                    say("FAILED " + micros() + " " + name + " "
                            + error.getClass().getSimpleName() + " .");
                }
                window.release();
            });
        }
        window.acquireUninterruptibly(inFlight);
        done(groups.get(0).info());
    }

    private void say(String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
