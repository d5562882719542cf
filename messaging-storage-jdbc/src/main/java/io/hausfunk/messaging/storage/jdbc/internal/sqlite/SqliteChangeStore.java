// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.jdbc.internal.Database;
import io.hausfunk.messaging.storage.jdbc.internal.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mark is the number of a commit: with one writer, a later commit has a higher number. */
final class SqliteChangeStore implements ChangeStore {
    private static final int MOST = 1000;
    private static final Pattern FORM = Pattern.compile("\\d{1,18}");

    private final Database database;
    private final String now;
    private final String since;

    SqliteChangeStore(Database database) {
        this.database = database;
        this.now = database.dialect().text("SELECT number FROM {commit}");
        this.since = database.dialect()
                .text("SELECT m.number, " + Records.HEAD + " FROM {commit} m LEFT JOIN"
                        + " (SELECT * FROM {conversation} x WHERE x.changed > ? LIMIT ?) c ON true");
    }

    @Override
    public Changes changedSince(@Nullable ChangeMark mark, int limit) {
        database.ensureOpen();
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + ", not " + limit);
        }
        if (mark == null || !FORM.matcher(mark.value()).matches()) {
            long number = database.read("changes", session -> session.query(now, row -> row.number(1)))
                    .get(0);
            return new Changes(List.of(), mark(number), mark == null);
        }
        long before = Long.parseLong(mark.value());
        List<ConversationHead> heads = new ArrayList<>();
        long after = database.read("changes", session -> {
            heads.clear();
            return session.query(
                            since,
                            row -> {
                                if (!row.isNull(2)) {
                                    heads.add(Records.head(row, 2));
                                }
                                return row.number(1);
                            },
                            before,
                            limit + 1)
                    .get(0);
        });
        // a mark from the future: the file was restored from a backup
        boolean complete = heads.size() <= limit && before <= after;
        return new Changes(heads.subList(0, Math.min(limit, heads.size())), mark(after), complete);
    }

    private static ChangeMark mark(long number) {
        return new ChangeMark(Long.toString(number));
    }
}
