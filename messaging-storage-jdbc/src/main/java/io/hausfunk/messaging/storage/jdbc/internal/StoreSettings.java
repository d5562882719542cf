// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.jdbc.SchemaMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host may choose. Names end up in statements, so only those that need no quoting are let in.
 *
 * @param mode what opening does about the tables
 * @param prefix what their names begin with
 * @param schema the PostgreSQL schema, or null for the first one of the connection's search path
 * @param statementTimeout the longest time for a statement
 * @param lockTimeout the longest time to wait for others
 */
public record StoreSettings(
        SchemaMode mode, String prefix, @Nullable String schema, Duration statementTimeout, Duration lockTimeout) {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,20}");
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** As a host gets them that chooses nothing. */
    public static final StoreSettings DEFAULT = new StoreSettings(
            SchemaMode.MIGRATE, Tables.DEFAULT_PREFIX, null, Duration.ofSeconds(5), Duration.ofSeconds(3));

    /** Checks names and times. */
    public StoreSettings {
        check(PREFIX.matcher(prefix).matches(), "a table prefix is " + PREFIX.pattern());
        check(schema == null || SCHEMA.matcher(schema).matches(), "a schema name is " + SCHEMA.pattern());
        check(allowed(statementTimeout) && allowed(lockTimeout), "a timeout is from 10 ms to 10 minutes");
    }

    /** The names of the tables. */
    public Tables tables() {
        return new Tables(schema == null ? "" : schema + ".", prefix);
    }

    /** The same with another mode. */
    public StoreSettings withMode(SchemaMode other) {
        return new StoreSettings(other, prefix, schema, statementTimeout, lockTimeout);
    }

    /** The same with another prefix. */
    public StoreSettings withPrefix(String other) {
        return new StoreSettings(mode, other, schema, statementTimeout, lockTimeout);
    }

    /** The same with another schema. */
    public StoreSettings withSchema(String other) {
        return new StoreSettings(mode, prefix, other, statementTimeout, lockTimeout);
    }

    /** The same with another statement timeout. */
    public StoreSettings withStatementTimeout(Duration other) {
        return new StoreSettings(mode, prefix, schema, other, lockTimeout);
    }

    /** The same with another lock timeout. */
    public StoreSettings withLockTimeout(Duration other) {
        return new StoreSettings(mode, prefix, schema, statementTimeout, other);
    }

    private static boolean allowed(Duration timeout) {
        return timeout.toMillis() >= 10 && timeout.compareTo(LONGEST) <= 0;
    }

    private static void check(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
