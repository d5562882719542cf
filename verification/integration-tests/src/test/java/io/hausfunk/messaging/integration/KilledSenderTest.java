// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process that sends, again and again, and looks for what it had been promised. */
class KilledSenderTest {
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 10 : 1;

    private int acknowledged;
    private int unanswered;
    private int storedUnanswered;

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void what_was_acknowledged_is_there_after_a_kill_and_a_retry_makes_nothing_twice(Place.Kind kind) {
        try (Place place = kind.fresh()) {
            Workload workload = new Workload(
                    place.address(), KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()), 4, 3);
            Map<String, Long> known = new HashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                try (WorkProcess sender = WorkProcess.send(List.of(), workload, "r" + round, 16, Integer.MAX_VALUE)) {
                    sender.awaitAcknowledgements(ThreadLocalRandom.current().nextInt(200, 900));
                    sender.kill();
                    assertThat(sender.failures).isEmpty();
                    verify(place, workload, sender, known);
                }
            }
            System.out.printf(
                    "KILLED %s: %d rounds, %d acknowledged, 0 lost, %d unanswered of which %d were stored, 0 twice%n",
                    kind, ROUNDS, acknowledged, unanswered, storedUnanswered);
        }
    }

    private void verify(Place place, Workload workload, WorkProcess sender, Map<String, Long> known) {
        try (Messaging messaging = workload.start(place)) {
            List<List<Conversation>> groups = new ArrayList<>();
            for (int person = 0; person < workload.people(); person++) {
                groups.add(workload.groups(messaging, person));
            }
            List<List<Entry>> found = read(groups.get(0));
            sender.acknowledged.forEach((name, said) -> {
                Entry entry = found.get(Workload.groupOf(name)).get(Math.toIntExact(said.sequence() - 1));
                assertThat(TestCalls.text(entry)).isEqualTo(Workload.text(name));
                assertThat(entry.author()).isEqualTo(Optional.of(Workload.user(Workload.personOf(name))));
            });
            resend(groups, sender, known);
            exactlyOnce(read(groups.get(0)), known);
        }
        acknowledged += sender.acknowledged.size();
        unanswered += sender.tried.size() - sender.acknowledged.size();
    }

    private void resend(List<List<Conversation>> groups, WorkProcess sender, Map<String, Long> known) {
        Map<String, CompletionStage<Sent>> again = new HashMap<>();
        sender.tried
                .keySet()
                .forEach(name -> again.put(
                        name,
                        groups.get(Workload.personOf(name))
                                .get(Workload.groupOf(name))
                                .send(Workload.draft(name))));
        again.forEach((name, stage) -> {
            Sent sent = done(stage);
            WorkProcess.Said said = sender.acknowledged.get(name);
            if (said != null) {
                assertThat(sent.repeated()).isTrue();
                assertThat(sent.sequence()).isEqualTo(said.sequence());
            } else if (sent.repeated()) {
                storedUnanswered++;
            }
            known.put(name, sent.sequence());
        });
    }

    /** Each conversation is what was sent in it, each message once and under its number, and nothing else. */
    private static void exactlyOnce(List<List<Entry>> found, Map<String, Long> known) {
        int messages = 0;
        for (List<Entry> entries : found) {
            messages += entries.size() - 1;
        }
        assertThat(messages).isEqualTo(known.size());
        known.forEach((name, sequence) -> assertThat(
                        TestCalls.text(found.get(Workload.groupOf(name)).get(Math.toIntExact(sequence - 1))))
                .isEqualTo(Workload.text(name)));
    }

    private static List<List<Entry>> read(List<Conversation> groups) {
        List<List<Entry>> found = new ArrayList<>();
        for (Conversation group : groups) {
            List<Entry> entries = TestCalls.all(group);
            for (int i = 0; i < entries.size(); i++) {
                assertThat(entries.get(i).sequence()).isEqualTo(i + 1);
            }
            assertThat(done(group.info()).lastReadable()).isEqualTo(entries.size());
            found.add(entries);
        }
        return found;
    }
}
