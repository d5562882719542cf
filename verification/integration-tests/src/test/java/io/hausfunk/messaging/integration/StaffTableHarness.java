// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import io.hausfunk.messaging.tck.directory.SeedGroup;
import io.hausfunk.messaging.tck.directory.SeedPerson;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** People in a table, over a connection that can be cut. */
final class StaffTableHarness implements DirectoryHarness {
    private static final String NO_PASSWORD = "none";

    private final DataSource database;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final Directory directory;
    private final TenantId tenant = new TenantId("tenant-" + UUID.randomUUID());
    private final TenantId otherTenant = new TenantId("tenant-" + UUID.randomUUID());

    StaffTableHarness(DataSource database) {
        this.database = database;
        this.directory =
                new StaffTable(cable(), (password, hash) -> hash.equals(hash(new String(password)))).directory();
        run("CREATE TABLE IF NOT EXISTS staff (tenant VARCHAR(100), id VARCHAR(128), login VARCHAR(256),"
                + " name VARCHAR(256), account VARCHAR(40), hash VARCHAR(100), PRIMARY KEY (tenant, id))");
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public TenantId otherTenant() {
        return otherTenant;
    }

    @Override
    public UserId add(TenantId in, SeedPerson person) {
        UserId user = UserId.of(UUID.randomUUID().toString());
        run("INSERT INTO staff (tenant, id) VALUES (?, ?)", in.value(), user.value());
        change(in, user, person);
        return user;
    }

    @Override
    public void change(TenantId in, UserId user, SeedPerson now) {
        run(
                "UPDATE staff SET login = ?, name = ?, account = ?, hash = ? WHERE tenant = ? AND id = ?",
                now.loginName(),
                now.displayName(),
                now.account().name(),
                now.password().map(StaffTableHarness::hash).orElse(NO_PASSWORD),
                in.value(),
                user.value());
    }

    @Override
    public void remove(TenantId in, UserId user) {
        run("DELETE FROM staff WHERE tenant = ? AND id = ?", in.value(), user.value());
    }

    @Override
    public GroupId addGroup(TenantId in, SeedGroup group) {
        throw DirectoryHarness.notApplicable("the table knows no groups");
    }

    @Override
    public void changeGroup(TenantId in, GroupId group, SeedGroup now) {
        throw DirectoryHarness.notApplicable("the table knows no groups");
    }

    @Override
    public void removeGroup(TenantId in, GroupId group) {
        throw DirectoryHarness.notApplicable("the table knows no groups");
    }

    @Override
    public void cutOff() {
        cut.set(true);
    }

    @Override
    public void reconnect() {
        cut.set(false);
    }

    @Override
    public void close() {
        run("DELETE FROM staff WHERE tenant IN (?, ?)", tenant.value(), otherTenant.value());
    }

    private void run(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setString(at + 1, values[at]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the table cannot be filled", e);
        }
    }

    private DataSource cable() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (cut.get()) {
                        throw new SQLException("nobody there");
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Enough for a test; a host has a slow one with a salt. */
    private static String hash(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_16BE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
