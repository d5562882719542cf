// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.message.Sent;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;

/** Looks at the database as its administrator can: with plain SQL, and without the keys. */
record AdministratorView(String url) {
    private static final String ROW =
            "SELECT conversation, sequence, author, envelope FROM hausfunk_entry WHERE conversation = ? AND sequence = ?";
    private static final int SHOWN_BYTES = 32;

    static AdministratorView of(Path database) {
        return new AdministratorView("jdbc:sqlite:" + database);
    }

    void print(Sent sent, PrintStream out) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(ROW)) {
            statement.setBytes(1, bytes(sent.conversation().value()));
            statement.setLong(2, sent.sequence());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    out.println("  conversation  " + uuid(row.getBytes("conversation")));
                    out.println("  sequence      " + row.getLong("sequence"));
                    out.println("  author        " + uuid(row.getBytes("author")));
                    out.println("  envelope      " + shortened(row.getBytes("envelope")));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
    }

    private static String shortened(byte[] envelope) {
        String start = HexFormat.of().formatHex(envelope, 0, Math.min(SHOWN_BYTES, envelope.length));
        return start + "... (" + envelope.length + " bytes)";
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
