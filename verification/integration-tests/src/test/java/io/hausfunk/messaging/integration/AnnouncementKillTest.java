// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.model.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Kills the process that announces and reminds, again and again, and looks at what became of the announcement. */
class AnnouncementKillTest {
    /** Each has a reminder of its own; the last engine, which nobody kills, has one left. */
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? Reminders.MAX_STEPS : 2;

    private static final int EACH = 2;

    private final AnnouncedStaff staff =
            new AnnouncedStaff(KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()));
    private final Set<String> acknowledged = new TreeSet<>();
    /** How often somebody was told of one step. */
    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    @Test
    @EnabledIfSystemProperty(named = "hausfunk.thorough", matches = "true")
    void ten_kills_more_lose_nothing_either() throws SQLException {
        a_kill_loses_no_step_and_no_acknowledgement_and_nobody_is_reminded_twice();
    }

    @Test
    void a_kill_loses_no_step_and_no_acknowledgement_and_nobody_is_reminded_twice() throws SQLException {
        try (Place place = EmbeddedPlace.fresh()) {
            for (int round = 0; round < ROUNDS; round++) {
                work(place, round);
                letTimePass(place);
            }
            try (Messaging engine = staff.start(
                    place,
                    ROUNDS,
                    one -> one.announcements().forEach(each -> tell(one.user().value() + " " + each.step())))) {
                SentAnnouncement sent = staff.send(engine);
                assertThat(sent.state()).isEqualTo(AnnouncementState.PUBLISHED);
                assertThat(sent.steps()).hasSize(2);
                for (String person : acknowledged) {
                    assertThat(done(staff.session(engine, person)
                                    .announcements()
                                    .current()))
                            .singleElement()
                            .matches(one -> one.acknowledged(), "acknowledged");
                }
                int answered = done(staff.session(engine, "boss")
                                .announcements()
                                .sender()
                                .reach(sent.id()))
                        .total()
                        .orElseThrow()
                        .acknowledged();
                assertThat(answered).isBetween(acknowledged.size(), ROUNDS * EACH);
                eventually(
                        "who has not acknowledged is reminded now",
                        () -> remindedLast() == AnnouncedStaff.PEOPLE - answered);
            }
        }
        assertThat(told.values()).containsOnly(1);
        acknowledged.forEach(person -> assertThat(told).doesNotContainKey(person + " " + ROUNDS));
    }

    /** Works until a random moment. */
    private void work(Place place, int round) {
        try (WorkProcess process = WorkProcess.start(
                List.of(),
                Announcer.class,
                place.address(),
                staff.kek(),
                staff.tenant(),
                round,
                round * EACH,
                (round + 1) * EACH)) {
            // The first one sends and acknowledges; those after it remind everybody else, too.
            int others = round == 0 ? 0 : AnnouncedStaff.PEOPLE - (round + 1) * EACH;
            int lines = 1 + ThreadLocalRandom.current().nextInt(EACH + others);
            for (int i = 0; i < lines; i++) {
                assertThat(hear(process.next())).isTrue();
            }
            process.endHard();
            while (hear(process.next())) {
                // What it said before it died counts.
            }
        }
    }

    private boolean hear(@Nullable String line) {
        if (line == null) {
            return false;
        }
        String[] words = line.split(" ", -1);
        if (line.endsWith(" .") && words[0].equals("ACK")) {
            acknowledged.add(words[2]);
        } else if (line.endsWith(" .") && words[0].equals("TOLD")) {
            tell(words[2] + " " + words[3]);
        }
        return true;
    }

    private void tell(String personAndStep) {
        told.merge(personAndStep, 1, Integer::sum);
    }

    private int remindedLast() {
        return (int)
                told.keySet().stream().filter(one -> one.endsWith(" " + ROUNDS)).count();
    }

    /** As if a step passed, by the clock of the store; leases of the dead run out. */
    private static void letTimePass(Place place) throws SQLException {
        try (Connection connection = place.connection();
                Statement statement = connection.createStatement()) {
            long step = AnnouncedStaff.STEP.toMillis();
            statement.executeUpdate(
                    "UPDATE hausfunk_task SET due_at = due_at - " + step + ", visible_at = due_at - " + step);
        }
    }
}
