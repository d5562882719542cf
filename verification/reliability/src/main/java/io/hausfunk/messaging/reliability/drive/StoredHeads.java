// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The last numbers that the database itself has of each conversation. */
final class StoredHeads {
    private StoredHeads() {}

    static Map<String, Long> of(String url, String tenant) {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT conversation, head FROM hausfunk_conversation WHERE tenant = ?")) {
            statement.setString(1, tenant);
            Map<String, Long> heads = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.put(row.getString(1), row.getLong(2));
                }
            }
            return heads;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
