// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process between upload and send, between schedule and delivery, and between an edit and its acknowledgement. */
class KilledAuthorTest {
    private static final List<String> MOMENTS = List.of("ACK 0 upload-", "ACK 0 later-", "TRY 0 edit-");
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 10 * MOMENTS.size() : 1;

    private final Set<String> tried = new TreeSet<>();
    private final Map<String, Long> acknowledged = new TreeMap<>();
    private int unanswered;
    private int unsent;

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void files_scheduled_messages_and_edits_are_there_once_after_a_kill(Place.Kind kind) throws SQLException {
        try (Place place = kind.fresh()) {
            Workload workload = new Workload(
                    place.address(), KnownMasterKeys.fresh().hex(), new TenantId("t-" + UUID.randomUUID()), 3, 3);
            int first = ThreadLocalRandom.current().nextInt(MOMENTS.size());
            for (int round = 0; round < ROUNDS; round++) {
                killAt(MOMENTS.get((first + round) % MOMENTS.size()), workload, "r" + round);
                endLeases(place);
                try (Messaging messaging = workload.start(place)) {
                    files(workload.groups(messaging, Author.FILES).get(Author.FILES));
                    scheduled(workload.groups(messaging, Author.SCHEDULED).get(Author.SCHEDULED));
                    edited(workload.groups(messaging, Author.EDITED).get(Author.EDITED));
                }
            }
            System.out.printf(
                    "KILLED %s: %d rounds, %d files of which %d were uploaded and not sent, %d scheduled, %d messages"
                            + " and edits, 0 lost, %d unanswered, 0 twice%n",
                    kind,
                    ROUNDS,
                    of("file-").size(),
                    unsent,
                    of("later-").size(),
                    of("edit-").size(),
                    unanswered);
        }
    }

    private void killAt(String moment, Workload workload, String round) {
        try (WorkProcess author = WorkProcess.start(
                List.of(), Author.class, workload.address(), workload.kek(), workload.tenant(), round)) {
            int left = ThreadLocalRandom.current().nextInt(5, 30);
            while (left > 0) {
                String line = author.next();
                assertThat(line).as("the process goes on").isNotNull();
                left -= line.startsWith(moment) ? 1 : 0;
            }
            author.kill();
            assertThat(author.failures).isEmpty();
            tried.addAll(author.tried.keySet());
            author.acknowledged.forEach((name, said) -> acknowledged.put(name, said.sequence()));
            unanswered += author.tried.size() - author.acknowledged.size();
        }
    }

    /** What the killed process had taken would be left alone for a minute. */
    private static void endLeases(Place place) throws SQLException {
        try (Connection connection = place.connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE hausfunk_task SET visible_at = due_at");
        }
    }

    private Set<String> of(String kind) {
        return tried.stream().filter(each -> each.startsWith(kind)).collect(Collectors.toSet());
    }

    private void files(Conversation group) {
        for (String upload : of("upload-")) {
            String number = upload.substring("upload-".length());
            String name = "file-" + number;
            if (acknowledged.containsKey(name)) {
                continue;
            }
            unsent += acknowledged.containsKey(upload) ? 1 : 0;
            acknowledged.put(upload, 0L);
            tried.add(name);
            acknowledged.put(
                    name,
                    done(group.send(Author.draft(Author.upload(group, number), number)))
                            .sequence());
        }
        Map<Long, Entry> found = read(group, of("file-").size());
        for (String name : of("file-")) {
            long sequence = acknowledged.get(name);
            FileContent content = (FileContent) found.get(sequence).content();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            done(group.attachments()
                    .download(sequence, content.attachments().get(0).id(), bytes));
            assertThat(bytes.toByteArray()).isEqualTo(Author.bytes(name.substring("file-".length())));
        }
    }

    private void scheduled(Conversation group) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!done(group.scheduled().list()).isEmpty()) {
            assertThat(System.nanoTime()).as("all is sent").isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
        for (String name : of("later-")) {
            if (acknowledged.put(name, 0L) == null) { // Whether it was scheduled is not known: sending it is a retry.
                done(group.send(Workload.draft(name)));
            }
        }
        assertThat(read(group, of("later-").size()).values().stream().map(TestCalls::text))
                .containsAll(of("later-").stream().map(Workload::text).toList());
    }

    private void edited(Conversation group) {
        Map<String, String> latest = new HashMap<>();
        for (String name : new TreeSet<>(of("edit-"))) {
            String message = name.substring(0, name.lastIndexOf('-')) + "-0";
            if (acknowledged.containsKey(name)) {
                latest.merge(message, name, KilledAuthorTest::later);
                continue;
            }
            if (!name.equals(message)) {
                String text = shown(group, message);
                assertThat(text).isIn(Workload.text(latest.get(message)), Workload.text(name));
            }
            acknowledged.put(
                    name,
                    name.equals(message)
                            ? done(group.send(Workload.draft(name))).sequence()
                            : done(group.messages().edit(acknowledged.get(message), Workload.draft(name)))
                                    .sequence());
            latest.merge(message, name, KilledAuthorTest::later);
        }
        read(group, of("edit-").size());
        latest.forEach((message, name) -> assertThat(shown(group, message)).isEqualTo(Workload.text(name)));
    }

    private String shown(Conversation group, String message) {
        long number = acknowledged.get(message);
        return TestCalls.text(
                done(group.timeline().messages(List.of(number))).get(0).content());
    }

    private static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Everything in a group, by number: so many messages and edits, and its founding. */
    private static Map<Long, Entry> read(Conversation group, int expected) {
        Map<Long, Entry> found = new TreeMap<>();
        TestCalls.all(group).forEach(entry -> found.put(entry.sequence(), entry));
        assertThat(found).hasSize(expected + 1).containsKey(expected + 1L);
        return found;
    }
}
