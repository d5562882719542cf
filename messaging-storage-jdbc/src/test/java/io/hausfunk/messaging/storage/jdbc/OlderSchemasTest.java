// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases as older versions left them: {@code older/postgresql-1.sql} and so on, one file for each version but the newest,
 * written once, when that version was the newest. Whoever adds a version adds a file for the one before.
 */
class OlderSchemasTest {
    private static final ConversationRef REF =
            new ConversationRef(Samples.TENANT, ConversationId.parse("11111111-1111-4111-8111-111111111111"));
    private static final PersonKey BEN = new PersonKey(UUID.fromString("bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"));

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> every_row_is_there_and_read_after_the_migration() {
        return onEach(place -> {
            List<String> before = place.rows();

            try (JdbcStorage store = place.opened()) {
                assertThat(place.rows()).isEqualTo(before);
                assertRead(store);
                assertWritten(store);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_migrated_database_is_opened_again_and_migrated_no_more() {
        return onEach(place -> {
            place.opened().close();

            try (JdbcStorage store = place.opened()) {
                assertRead(store);
            }
            assertThat(place.number("SELECT count(*) FROM hausfunk_version"))
                    .isEqualTo(place.store().descriptor().schemaVersion());
        });
    }

    @TestFactory
    Stream<DynamicTest> who_writes_as_the_older_version_did_goes_on_over_the_migration() {
        return onEach(place -> {
            try (OlderWriter older = place.writer()) {
                older.append(4);

                try (JdbcStorage store = place.opened()) {
                    older.append(5);

                    List<StoredEntry> entries = entries(store);
                    assertThat(entries.stream().map(StoredEntry::sequence)).containsExactly(1L, 2L, 3L, 4L, 5L);
                    assertThat(store.entries().append(List.of(underTwo())))
                            .containsExactly(new AppendResult.Appended(6));
                    older.append(7);
                    assertThat(entries(store)).hasSize(7);
                }
            }
        });
    }

    private static void assertRead(JdbcStorage store) {
        assertThat(store.conversations().find(REF).orElseThrow().membership()).isEqualTo(2);
        assertThat(entries(store))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.envelope().toByteArray())
                        .containsExactly(0x00, (byte) 0xff, (byte) entry.sequence()));
        assertThat(store.conversations()
                        .membership(REF, BEN)
                        .map(row -> row.participant())
                        .map(Participant::read))
                .contains(1L);
        assertThat(store.marks().unread(REF.tenant(), BEN, List.of(REF.conversation())))
                .hasSize(1);
        for (KeyKind kind :
                List.of(KeyKind.TENANT, KeyKind.INDEX, KeyKind.CONVERSATION, KeyKind.PERSON, KeyKind.DATA)) {
            assertThat(store.keys().list(kind, null, null, 10)).as(kind.name()).hasSize(1);
        }
    }

    private static void assertWritten(JdbcStorage store) {
        Lease lease = store.leases()
                .acquire("task.one", UUID.randomUUID(), "", Duration.ofHours(1))
                .orElseThrow();
        assertThat(store.entries().appendUnder(lease, List.of(underTwo())))
                .containsExactly(new AppendResult.Appended(4));
    }

    private static NewEntry underTwo() {
        NewEntry message = Samples.message(REF);
        return new NewEntry(
                REF,
                message.name(),
                message.fingerprint(),
                message.author(),
                message.kind(),
                message.at(),
                message.envelope(),
                2,
                List.of(),
                null);
    }

    private static List<StoredEntry> entries(JdbcStorage store) {
        return store.entries().read(List.of(new EntryRange(REF, 0, 100)), 100);
    }

    private Stream<DynamicTest> onEach(Check check) {
        int newest =
                JdbcStorage.embedded(directory.resolve("none")).descriptor().schemaVersion();
        return IntStream.range(1, newest)
                .boxed()
                .flatMap(version -> Stream.of(
                        DynamicTest.dynamicTest("SQLite, version " + version, () -> {
                            Path file = directory.resolve(UUID.randomUUID() + ".db");
                            check.of(OlderPlace.sqlite(file, version));
                        }),
                        DynamicTest.dynamicTest("PostgreSQL, version " + version, () -> {
                            String schema = PostgresServer.newSchema();
                            try {
                                check.of(OlderPlace.postgresql(schema, version));
                            } finally {
                                PostgresServer.drop(schema);
                            }
                        })));
    }

    private interface Check {
        void of(OlderPlace place) throws SQLException;
    }
}
