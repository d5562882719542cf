// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static io.hausfunk.messaging.examples.machinemessages.Company.check;
import static io.hausfunk.messaging.examples.machinemessages.Waiting.await;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A disk is full. Anna and Ben both reach for it at the same moment; one of them has it. */
record AlertStory(Company company, PrintStream out) {
    void tell() {
        try (Messaging messaging = company.start()) {
            ServiceKey key = Company.account(messaging, "monitoring", "Monitoring", MachineMessageType.ALERT);
            Alerts alerts = await(messaging.openService(Company.TENANT, key)).alerts();
            OnCall ops = OnCall.of("ops", List.of(Company.ANNA, Company.BEN));
            NoticeContent words = NoticeContent.of("The disk is full").field("Host", "db-1");

            Sent card = await(alerts.raise(ops, "disk-db-1", AlertSeverity.CRITICAL, words));
            Sent again = await(alerts.raise(ops, "disk-db-1", AlertSeverity.CRITICAL, words));
            check(again.sequence() == card.sequence(), "a repeat became a second card");

            Conversation annas = Company.open(messaging, Company.ANNA, card);
            Conversation bens = Company.open(messaging, Company.BEN, card);
            List<CompletableFuture<Boolean>> race = List.of(take(annas, card), take(bens, card));
            List<Boolean> won = race.stream().map(Waiting::await).toList();
            check(!won.get(0).equals(won.get(1)), "not one of two took the alert");
            UserId winner = won.get(0) ? Company.ANNA : Company.BEN;

            AlertState state = await(alerts.find(ops, "disk-db-1")).orElseThrow();
            check(state.takenBy().filter(winner::equals).isPresent(), "the card says otherwise");
            out.println("Raised " + state.occurrences() + " times, one card; two reached for it, " + winner.value()
                    + " has it.");

            await((won.get(0) ? annas : bens).cards().resolveAlert(card.sequence()));
            AlertState end = await(alerts.find(ops, "disk-db-1")).orElseThrow();
            check(end.status() == AlertState.Status.RESOLVED, "it is not resolved");
            out.println("It is resolved.");
        }
    }

    private static CompletableFuture<Boolean> take(Conversation conversation, Sent card) {
        return conversation
                .cards()
                .takeAlert(card.sequence())
                .toCompletableFuture()
                .handle((change, refused) -> refused == null);
    }
}
