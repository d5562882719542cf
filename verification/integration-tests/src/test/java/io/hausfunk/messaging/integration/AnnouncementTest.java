// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementListener;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Announcements;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Announcements on real databases: what they cost, that they last, and that nodes which share nothing else agree on them. */
class AnnouncementTest {
    private static final int PEOPLE = 3000;
    private static final int MOST_ROWS = 10;

    private final TenantId tenant = new TenantId("t-" + UUID.randomUUID());
    private final MasterKeys keys = KnownMasterKeys.fresh();
    private final InMemoryDirectory directory = new InMemoryDirectory();

    AnnouncementTest() {
        for (int i = 0; i < PEOPLE; i++) {
            directory.change(
                    tenant,
                    DirectoryPerson.of(UserId.of("p" + i), "p" + i)
                            .details(PersonDetails.NONE.attribute("shift", i % 3 == 0 ? "night" : "day")));
        }
        directory.change(
                tenant,
                DirectoryPerson.of(UserId.of("boss"), "boss").details(PersonDetails.NONE.department("management")));
    }

    private Messaging start(Place place) {
        return Messaging.builder()
                .storage(place.storage())
                .keys(keys)
                .directory(directory)
                .announcements(AnnouncementPolicy.sentBy(Audience.department("management")))
                .start();
    }

    private Session session(Messaging engine, String user) {
        return done(engine.openSession(tenant, UserId.of(user)));
    }

    private static AnnouncementContent content() {
        return AnnouncementContent.of(Locale.GERMAN, AnnouncementText.of("Schichtplan", "Ab Montag gilt ..."))
                .acknowledgedBy(List.of("ja", "nein"));
    }

    @ParameterizedTest
    @EnumSource
    void sending_to_thousands_costs_ten_rows_at_most_and_lasts(Place.Kind kind) throws SQLException {
        try (Place place = kind.fresh()) {
            ConversationId id;
            long version;
            try (Messaging engine = start(place)) {
                AnnouncementSender boss =
                        session(engine, "boss").announcements().sender();
                assertThat(done(boss.preview(Audience.attribute("shift", "night"))))
                        .isEqualTo(PEOPLE / 3);
                long before = rows(place);
                id = done(boss.draft(NewAnnouncement.of(Audience.attribute("shift", "night"), content())))
                        .id();
                version = done(boss.publish(id)).version();
                assertThat(rows(place) - before).isBetween(1L, (long) MOST_ROWS);
                done(session(engine, "p3").announcements().acknowledge(id, version, OptionalInt.of(1)));
            }
            try (Messaging engine = start(place)) {
                Announcements p3 = session(engine, "p3").announcements();
                Announcement shown = done(p3.current()).get(0);
                assertThat(shown.choice()).contains(1);
                assertThat(done(p3.acknowledge(id, version, OptionalInt.of(0))).choice())
                        .contains(1);
                assertThat(done(session(engine, "p4").announcements().current()))
                        .isEmpty();
                assertThat(done(session(engine, "boss").announcements().sender().reach(id))
                                .total()
                                .orElseThrow()
                                .acknowledged())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void two_nodes_that_share_only_the_database_agree() {
        try (Place place = PostgresPlace.fresh();
                Place otherPool = Place.at(place.address());
                Messaging one = start(place);
                Messaging two = start(otherPool)) {
            AnnouncementSender boss = session(one, "boss").announcements().sender();
            Announcements p3 = session(two, "p3").announcements();
            ConcurrentLinkedQueue<Object> heard = new ConcurrentLinkedQueue<>();
            done(p3.listen(new AnnouncementListener() {
                @Override
                public void onAnnouncement(Announcement announcement) {
                    heard.add(announcement.version());
                }

                @Override
                public void onGone(ConversationId announcement) {
                    heard.add(announcement);
                }
            }));
            SentAnnouncement sent =
                    done(boss.draft(NewAnnouncement.of(Audience.attribute("shift", "night"), content())));
            done(boss.publish(sent.id()));
            eventually("it is heard on the other node", () -> heard.contains(sent.version()));

            done(p3.acknowledge(sent.id(), sent.version(), OptionalInt.of(0)));
            eventually(
                    "it is counted on the first",
                    () -> done(boss.reach(sent.id())).total().orElseThrow().acknowledged() == 1);

            done(boss.stop(sent.id()));
            eventually("its end is heard on the other node", () -> heard.contains(sent.id()));
        }
    }

    private static long rows(Place place) throws SQLException {
        try (Connection connection = place.connection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(null, connection.getSchema(), "hausfunk%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).contains("hausfunk_entry", "hausfunk_annex");
            long sum = 0;
            for (String table : tables) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    count.next();
                    sum += count.getLong(1);
                }
            }
            return sum;
        }
    }
}
