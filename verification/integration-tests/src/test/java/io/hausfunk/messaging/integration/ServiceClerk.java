// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process with a program, an engine and two people, until it is killed: alerts are raised and both take them at once, questions are asked and
 * answered, and decisions are carried out. It says what it is about to do, and what was acknowledged, as a {@link Sender} does. Names are {@code
 * raise-x} and {@code take-x} of an alert, {@code ask-x}, {@code answer-x} and {@code carry-n} of the question with number n.
 */
final class ServiceClerk {
    static final UserId ANNA = UserId.of("anna");
    static final UserId BEN = UserId.of("ben");
    static final OnCall OPS = OnCall.of("ops", List.of(ANNA, BEN));
    private static final Instant DEADLINE = Instant.parse("2999-01-01T00:00:00Z");

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);

    /** Address, key, tenant and round. */
    public static void main(String[] arguments) throws InterruptedException {
        Workload workload = new Workload(arguments[0], arguments[1], new TenantId(arguments[2]), 2, 1);
        try (Place place = Place.at(workload.address());
                Messaging messaging = workload.start(place)) {
            new ServiceClerk().run(messaging, workload.tenant(), arguments[3]);
        }
    }

    static ServiceSession service(Messaging messaging, TenantId tenant) {
        try {
            done(messaging
                    .administer(tenant, UserId.of("administrator"))
                    .serviceAccounts()
                    .create(ServiceAccount.of("shop", "Webshop")
                            .sending(MachineMessageType.ALERT, MachineMessageType.APPROVAL)
                            .perMinute(60_000)
                            .toEverybody()));
        } catch (MessagingException thereAlready) {
            if (thereAlready.code() != ErrorCode.IDEMPOTENCY_CONFLICT) {
                throw thereAlready;
            }
        }
        return done(messaging.openService(tenant, "shop"));
    }

    static Conversation room(Messaging messaging, TenantId tenant, UserId person, Sent sent) {
        return done(done(messaging.openSession(tenant, person)).conversations().open(sent.conversation()));
    }

    static Sent raise(ServiceSession service, String name) {
        return done(service.alerts().raise(OPS, name, AlertSeverity.CRITICAL, NoticeContent.of("Disk is full")));
    }

    static Sent ask(ServiceSession service, String name) {
        return done(service.approvals()
                .ask(
                        ApprovalRequest.of(
                                NoticeContent.of("Release " + name + "?"),
                                List.of("Yes", "No"),
                                List.of(ANNA, BEN),
                                DEADLINE),
                        IdempotencyKey.of(name)));
    }

    private void run(Messaging messaging, TenantId tenant, String round) throws InterruptedException {
        ServiceSession service = service(messaging, tenant);
        Thread[] threads = {
            new Thread(() -> endless(number -> alert(messaging, service, round + "-" + number))),
            new Thread(() -> endless(number -> question(messaging, service, round + "-" + number))),
            new Thread(() -> endless(number -> carryOut(service)))
        };
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private interface Step {
        void take(int number);
    }

    private void endless(Step step) {
        try {
            for (int number = 0; ; number++) {
                step.take(number);
            }
        } catch (RuntimeException e) {
            say("FAILED 0 " + e.getClass().getSimpleName() + " " + e.getMessage() + " .");
        }
    }

    private void alert(Messaging messaging, ServiceSession service, String number) {
        String name = "raise-" + number;
        say("TRY 0 " + name + " .");
        Sent card = raise(service, name);
        say("ACK 0 " + name + " " + card.sequence() + " .");
        List<CompletableFuture<Boolean>> takes = new ArrayList<>();
        for (UserId person : List.of(ANNA, BEN)) {
            takes.add(room(messaging, service.tenant(), person, card)
                    .cards()
                    .takeAlert(card.sequence())
                    .toCompletableFuture()
                    .handle((change, error) -> error == null));
        }
        if (done(takes.get(0)).equals(done(takes.get(1)))) {
            say("FAILED 0 not one winner of " + name + " .");
        }
        say("ACK 0 take-" + number + " " + (done(takes.get(0)) ? 0 : 1) + " .");
    }

    private void question(Messaging messaging, ServiceSession service, String number) {
        String name = "ask-" + number;
        say("TRY 0 " + name + " .");
        Sent asked = ask(service, name);
        say("ACK 0 " + name + " " + asked.sequence() + " .");
        done(room(messaging, service.tenant(), ANNA, asked).cards().answer(asked.sequence(), 0));
        say("ACK 0 answer-" + number + " " + asked.sequence() + " .");
    }

    private void carryOut(ServiceSession service) {
        for (ApprovalDecision decision : done(service.approvals().decisions(5))) {
            String name = "carry-" + decision.card();
            say("TRY 0 " + name + " .");
            if (done(service.approvals().acknowledge(decision))) {
                say("ACK 0 " + name + " 0 .");
            }
        }
    }

    private void say(String line) {
        synchronized (out) {
            out.print(line + "\n");
            out.flush();
        }
    }
}
