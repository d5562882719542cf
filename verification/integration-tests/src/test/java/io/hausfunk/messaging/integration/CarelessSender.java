// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes to H2 as it comes, a commit each, and says what H2 acknowledged: a store that is known to lose. */
final class CarelessSender {
    private CarelessSender() {}

    static String url(String file) {
        return "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    /** The file of the database, and the first number. */
    public static void main(String[] arguments) throws SQLException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        long number = Long.parseLong(arguments[1]);
        try (Connection connection = DriverManager.getConnection(url(arguments[0]));
                PreparedStatement insert = connection.prepareStatement("INSERT INTO sent VALUES (?)")) {
            for (; number < Integer.MAX_VALUE; number++) {
                insert.setLong(1, number);
                insert.executeUpdate();
                out.print("ACK 0 " + number + " " + number + " .\n");
                out.flush();
            }
        }
    }
}
