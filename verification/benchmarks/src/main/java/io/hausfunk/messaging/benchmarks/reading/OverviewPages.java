// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import static io.hausfunk.messaging.benchmarks.reading.Medians.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Somebody with very many conversations, and what the database needs at least to find the latest of them. */
final class OverviewPages {
    private static final TenantId TENANT = new TenantId("overview");
    private static final int CONVERSATIONS = 5_000;
    private static final int BATCH = 100;
    private static final int PAGE = 50;
    private static final String RAW = "SELECT c.*, p.* FROM hausfunk_participant p"
            + " JOIN hausfunk_conversation c ON c.tenant = p.tenant AND c.conversation = p.conversation"
            + " WHERE p.tenant = ? AND p.person = ? ORDER BY c.latest_at DESC, c.conversation LIMIT ?";
    private static final String BUSIEST =
            "SELECT person FROM hausfunk_participant WHERE tenant = ? GROUP BY person ORDER BY count(*) DESC LIMIT 1";

    private final Session anna;
    private final Session ben;
    private final ReadingDatabase database;

    OverviewPages(Messaging messaging, ReadingDatabase database) {
        this.anna = done(messaging.openSession(TENANT, UserId.of("anna")));
        this.ben = done(messaging.openSession(TENANT, UserId.of("ben")));
        this.database = database;
    }

    Medians run() {
        for (int made = 0; made < CONVERSATIONS; made += BATCH) {
            List<CompletionStage<?>> sent = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                // Ben founds every second one, so that a part of what is said is unread.
                Session founder = i % 2 == 0 ? anna : ben;
                sent.add(founder.conversations()
                        .createGroup(NewGroup.titled("group").with(List.of(anna.user(), ben.user())))
                        .thenCompose(OverviewPages::say));
            }
            sent.forEach(Medians::done);
        }
        try (Connection connection = database.connection();
                PreparedStatement raw = connection.prepareStatement(RAW)) {
            raw.setString(1, TENANT.value());
            raw.setObject(2, busiest(connection));
            raw.setInt(3, PAGE + 1);
            return Medians.of(this::page, () -> query(raw));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<?> say(Conversation conversation) {
        return conversation.send(Draft.text("a message of usual length, with a few words more"));
    }

    private static Object busiest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BUSIEST)) {
            statement.setString(1, TENANT.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1);
            }
        }
    }

    private void page() {
        require(done(anna.conversations().overview(Optional.empty(), PAGE))
                .conversations()
                .size());
    }

    private static void query(PreparedStatement raw) {
        int rows = 0;
        try (ResultSet found = raw.executeQuery()) {
            while (found.next()) {
                rows += found.getObject(2) != null ? 1 : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        require(rows - 1);
    }

    private static void require(int found) {
        if (found != PAGE) {
            throw new IllegalStateException("not a whole page: " + found);
        }
    }
}
