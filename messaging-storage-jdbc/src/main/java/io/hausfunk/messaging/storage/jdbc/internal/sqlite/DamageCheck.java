// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import java.sql.SQLException;

/** Looks for damage before anybody reads: fewer messages than there were must never look like fewer messages. */
final class DamageCheck {
    /** Up to this size the thorough check takes less than a second; beyond, the quick one finds nearly as much. */
    private static final long THOROUGH_UP_TO = 256L << 20;

    private final String gaps;
    private final String strays;
    private final String number;

    DamageCheck(Dialect dialect) {
        this.gaps = dialect.text("SELECT count(*) FROM {conversation} c LEFT JOIN (SELECT tenant, conversation,"
                + " count(*) AS entries, min(sequence) AS first, max(sequence) AS last FROM {entry}"
                + " GROUP BY tenant, conversation) e ON e.tenant = c.tenant AND e.conversation = c.conversation"
                + " WHERE e.entries IS NULL OR e.entries <> c.head OR e.first <> 1 OR e.last <> c.head");
        this.strays = dialect.text("SELECT count(*) FROM (SELECT DISTINCT tenant, conversation FROM {entry}) e"
                + " WHERE NOT EXISTS (SELECT 1 FROM {conversation} c WHERE c.tenant = e.tenant"
                + " AND c.conversation = e.conversation)");
        this.number = dialect.text("SELECT number FROM {commit}");
    }

    /** Throws {@code STORAGE_DAMAGED} if acknowledged commits, pages or rows are missing. */
    void run(SqliteConnection connection, long bytes, long acknowledged) throws SQLException {
        long committed = Long.parseLong(connection.text(number));
        if (acknowledged > committed) {
            throw damaged("acknowledged commits are missing: " + acknowledged + " were made, " + committed
                    + " are there. If this is an older copy, restored on purpose, remove the .ack file beside it");
        }
        String check = bytes <= THOROUGH_UP_TO ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
        if (!"ok".equals(connection.text(check))) {
            throw damaged("SQLite's own check failed");
        }
        if (!"0".equals(connection.text(gaps)) || !"0".equals(connection.text(strays))) {
            throw damaged("entries are missing");
        }
    }

    private static StorageException damaged(String what) {
        return new StorageException(ErrorCode.STORAGE_DAMAGED, what + "; restore the file from a backup");
    }
}
