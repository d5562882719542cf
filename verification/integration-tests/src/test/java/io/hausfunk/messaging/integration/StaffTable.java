// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.sql.DataSource;

/** The directory that docs/directory.md shows, letter for letter: people in a table of the host's. */
final class StaffTable {
    /** Of no password. */
    private static final String NOBODYS_HASH = "-";

    private final DataSource database;
    private final BiPredicate<char[], String> matches;

    StaffTable(DataSource database, BiPredicate<char[], String> matches) {
        this.database = database;
        this.matches = matches;
    }

    Directory directory() {
        // The page begins here.
        Directory directory = Directories.of(
                (tenant, user) -> one("SELECT * FROM staff WHERE tenant = ? AND id = ?", tenant, user.value())
                        .map(row -> row.person),
                (tenant, login, password) -> {
                    Optional<Row> row = one("SELECT * FROM staff WHERE tenant = ? AND login = ?", tenant, login);
                    boolean right =
                            matches.test(password, row.map(it -> it.hash).orElse(NOBODYS_HASH));
                    if (!right || row.isEmpty()) {
                        return new Authentication.Rejected();
                    }
                    return row.get().authentication();
                });
        // And ends here.
        return directory;
    }

    private Optional<Row> one(String query, TenantId tenant, String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, tenant.value());
            statement.setString(2, key);
            try (ResultSet rows = statement.executeQuery()) {
                Optional<Row> row = rows.next() ? Optional.of(new Row(rows)) : Optional.empty();
                return rows.next() ? Optional.empty() : row; // shared by two people: nobody's name
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the staff table is unavailable", e); // never "not found"
        }
    }

    private static final class Row {
        private final DirectoryPerson person;
        private final String hash;

        Row(ResultSet row) throws SQLException {
            person = DirectoryPerson.of(UserId.of(row.getString("id")), row.getString("name"))
                    .login(row.getString("login"))
                    .account(AccountState.valueOf(row.getString("account")));
            hash = row.getString("hash");
        }

        Authentication authentication() {
            return person.account() == AccountState.ACTIVE
                    ? new Authentication.Authenticated(person.user())
                    : new Authentication.NotUsable(person.account());
        }
    }
}
