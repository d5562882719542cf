// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Names and definitions of the tables. A slot's row is locked from a message's writing to the end of its transaction; so numbers of a slot
 * have the order of commits, on any database that locks rows. Slots exist from the beginning: none is ever inserted in the host's transaction.
 */
public final class OutboxTables {
    private static final int SLOTS = 64;

    private final String messages;
    private final String slots;

    /** Tables whose names begin so. */
    public OutboxTables(String prefix) {
        this.messages = prefix + "outbox";
        this.slots = prefix + "outbox_slot";
    }

    static int slot(UUID conversation) {
        return Math.floorMod(conversation.hashCode(), SLOTS);
    }

    /** A statement with the names put in. */
    String statement(String text) {
        return text.replace("{messages}", messages).replace("{slots}", slots);
    }

    /** What makes the tables in a database of this product. */
    public List<String> definitions(String product) {
        List<String> all = new ArrayList<>();
        all.add(statement(
                "CREATE TABLE {slots} (slot INTEGER NOT NULL PRIMARY KEY, last_number NUMERIC(18) NOT NULL)"));
        all.add(statement("CREATE TABLE {messages} (slot INTEGER NOT NULL, message_number NUMERIC(18) NOT NULL,"
                + " tenant VARCHAR(128) NOT NULL, conversation CHAR(36) NOT NULL, author CHAR(36) NOT NULL,"
                + " name CHAR(36) NOT NULL, refused INTEGER NOT NULL, payload " + bytes(product) + " NOT NULL,"
                + " PRIMARY KEY (slot, message_number))"));
        for (int slot = 0; slot < SLOTS; slot++) {
            all.add(statement("INSERT INTO {slots} (slot, last_number) VALUES (" + slot + ", 0)"));
        }
        return all;
    }

    /** The type of up to a mebibyte. */
    private static String bytes(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.contains("postgresql")) {
            return "BYTEA";
        } else if (name.contains("sql server")) {
            return "VARBINARY(MAX)";
        } else if (name.contains("mysql") || name.contains("mariadb")) {
            return "LONGBLOB";
        }
        return "BLOB";
    }
}
