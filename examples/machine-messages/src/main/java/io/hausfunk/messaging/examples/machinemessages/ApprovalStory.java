// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static io.hausfunk.messaging.examples.machinemessages.Company.check;
import static io.hausfunk.messaging.examples.machinemessages.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A payment needs two people. Between the question, the answers and the decision everything stops and starts again. */
record ApprovalStory(Company company, PrintStream out) {
    void tell() {
        ApprovalRequest request = ApprovalRequest.of(
                        NoticeContent.of("Pay invoice 4711?").field("Amount", "12.50 EUR"),
                        List.of("Yes", "No"),
                        List.of(Company.ANNA, Company.BEN),
                        Instant.now().plus(Duration.ofHours(1)))
                .needing(2);
        ServiceKey key;
        Sent asked;
        try (Messaging messaging = company.start()) {
            key = Company.account(messaging, "payments", "Payments", MachineMessageType.APPROVAL);
            asked = await(approvals(messaging, key).ask(request, IdempotencyKey.of("invoice-4711")));
            await(Company.open(messaging, Company.ANNA, asked).cards().answer(asked.sequence(), 0));
            out.println("Two people are asked; Anna says yes. The engine stops.");
        }
        try (Messaging messaging = company.start()) {
            Sent again = await(approvals(messaging, key).ask(request, IdempotencyKey.of("invoice-4711")));
            check(again.sequence() == asked.sequence(), "the question was asked twice");
            check(await(approvals(messaging, key).decisions(10)).isEmpty(), "one answer decided");
            await(Company.open(messaging, Company.BEN, asked).cards().answer(asked.sequence(), 0));
            out.println("It runs again; Ben says yes. It stops before the program has looked.");
        }
        try (Messaging messaging = company.start()) {
            Approvals approvals = approvals(messaging, key);
            List<ApprovalDecision> decisions = await(approvals.decisions(10));
            check(decisions.size() == 1, "there are " + decisions.size() + " decisions");
            ApprovalDecision decision = decisions.get(0);
            String answer = decision.question()
                    .options()
                    .get(decision.state().decision().orElseThrow());
            check(await(approvals.acknowledge(decision)), "somebody else carried it out");
            check(!await(approvals.acknowledge(decision)), "it was carried out twice");
            out.println("The program comes back and finds the decision, once: " + answer + ".");
        }
    }

    private static Approvals approvals(Messaging messaging, ServiceKey key) {
        return await(messaging.openService(Company.TENANT, key)).approvals();
    }
}
