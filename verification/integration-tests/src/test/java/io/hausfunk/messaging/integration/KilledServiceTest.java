// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process, engine and program at once, between raising and taking, asking and answering, deciding and carrying out. */
class KilledServiceTest {
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 200 : 1;

    private final Set<String> tried = new TreeSet<>();
    private final Map<String, Long> acknowledged = new TreeMap<>();

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_taken_alert_stays_taken_and_each_decision_is_carried_out_once(Place.Kind kind) {
        try (Place place = kind.fresh()) {
            Workload workload = new Workload(
                    place.address(), KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()), 2, 1);
            for (int round = 0; round < ROUNDS; round++) {
                kill(workload, "r" + round);
            }
            try (Messaging messaging = workload.start(place)) {
                ServiceSession service = ServiceClerk.service(messaging, workload.tenant());
                alerts(service);
                decisions(messaging, service);
            }
            System.out.printf(
                    "KILLED %s: %d rounds, %d alerts, %d questions, %d carried out%n",
                    kind,
                    ROUNDS,
                    of(tried, "raise-").size(),
                    of(tried, "ask-").size(),
                    of(tried, "carry-").size());
        }
    }

    private void kill(Workload workload, String round) {
        try (WorkProcess clerk = WorkProcess.start(
                List.of(), ServiceClerk.class, workload.address(), workload.kek(), workload.tenant(), round)) {
            clerk.awaitAcknowledgements(ThreadLocalRandom.current().nextInt(10, 60));
            clerk.kill();
            assertThat(clerk.failures).isEmpty();
            tried.addAll(clerk.tried.keySet());
            clerk.acknowledged.forEach((name, said) -> assertThat(acknowledged.put(name, said.sequence()))
                    .as("%s, once", name)
                    .isNull());
        }
    }

    /** Who took it has it still, and what nobody was told of is raised or taken now. */
    private void alerts(ServiceSession service) {
        for (String name : of(tried, "raise-")) {
            Long told = acknowledged.get(name);
            if (told == null) {
                ServiceClerk.raise(service, name);
            }
            AlertState state =
                    done(service.alerts().find(ServiceClerk.OPS, name)).orElseThrow();
            assertThat(state.occurrences()).isBetween(1L, told == null ? 2L : 1L);
            Long winner = acknowledged.get("take-" + name.substring("raise-".length()));
            if (winner != null) {
                UserId expected = winner == 0 ? ServiceClerk.ANNA : ServiceClerk.BEN;
                assertThat(state.takenBy()).contains(expected);
            }
        }
    }

    /** Each question is one, however often it was asked; each decision waits or was taken by the program once. */
    private void decisions(Messaging messaging, ServiceSession service) {
        Set<Long> listed = done(service.approvals().decisions(500)).stream()
                .map(ApprovalDecision::card)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : of(tried, "ask-")) {
            Sent asked = ServiceClerk.ask(service, name);
            Long told = acknowledged.get(name);
            assertThat(asked.sequence()).isEqualTo(told == null ? asked.sequence() : told);
            String carry = "carry-" + asked.sequence();
            if (acknowledged.containsKey(carry)) {
                assertThat(listed).as("carried out").doesNotContain(asked.sequence());
            } else if (acknowledged.containsKey("answer-" + name.substring("ask-".length()))
                    && !tried.contains(carry)) {
                assertThat(listed).as("decided, not lost").contains(asked.sequence());
            }
            done(ServiceClerk.room(messaging, service.tenant(), ServiceClerk.ANNA, asked)
                    .cards()
                    .answer(asked.sequence(), 0));
        }
        for (ApprovalDecision decision : done(service.approvals().decisions(500))) {
            assertThat(done(service.approvals().acknowledge(decision))).isTrue();
        }
        assertThat(done(service.approvals().decisions(10))).isEmpty();
    }

    private static Set<String> of(Set<String> all, String beginning) {
        return all.stream().filter(name -> name.startsWith(beginning)).collect(Collectors.toSet());
    }
}
