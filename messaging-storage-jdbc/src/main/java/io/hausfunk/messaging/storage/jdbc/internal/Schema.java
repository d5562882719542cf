// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our tables: which version they have, how they come into being, whether they are as expected. */
public final class Schema {
    /** The version that this code reads and writes. */
    public static final int VERSION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** Every table with every column that is used. */
    private static final List<String> PROBES = List.of(
            "SELECT tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile"
                    + " FROM {conversation}",
            "SELECT tenant, conversation, person, role, joined, visible_from, left_at, delivered, read FROM"
                    + " {participant}",
            "SELECT tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, unread, effects, envelope"
                    + " FROM {entry}",
            "SELECT tenant, conversation, target, relation, choice, sequence, author FROM {annex}",
            "SELECT tenant, conversation, target, relation, choice, annexes, latest FROM {annex_count}",
            "SELECT tenant, conversation, sequence, expires_at FROM {expiry}",
            "SELECT tenant, conversation, sequence, reason, person, settled FROM {addressee}",
            "SELECT tenant, name, kind, conversation, due_at, visible_at, attempts, claim, payload FROM {task}",
            "SELECT kind, tenant, conversation, person, version, wrapped, label FROM {key}",
            "SELECT name, holder, token, note, millis, expires_at FROM {lease}",
            "SELECT node, mark, beat, seen_at FROM {history}",
            "SELECT version, readable_from FROM {version}");

    private final Dialect dialect;
    private final String folder;
    private final String prefix;

    /** The schema whose files lie in a folder. */
    public Schema(Dialect dialect, String folder, String prefix) {
        this.dialect = dialect;
        this.folder = folder;
        this.prefix = prefix;
    }

    /** The version of the tables that are there, 0 if there are none. Refuses a newer one that this code may not use. */
    public int version(SqlSession session) throws SQLException {
        boolean exists = session.query(dialect.text(dialect.versionTables()), row -> row.number(1))
                .contains(1L);
        int version = exists ? max(session) : 0;
        if (version > VERSION && readableFrom(session) > VERSION) {
            throw new StorageException(
                    ErrorCode.STORAGE_SCHEMA_NEWER,
                    "tables " + prefix + "* have version " + version + ", this code knows " + VERSION);
        }
        return version;
    }

    private int max(SqlSession session) throws SQLException {
        return session.query(dialect.text("SELECT max(version) FROM {version}"), row -> row.small(1))
                .get(0);
    }

    /** The oldest version whose code may use tables of the newest one; if that one does not say so, only its own. */
    private int readableFrom(SqlSession session) throws SQLException {
        String query = "SELECT coalesce(readable_from, version) FROM {version} ORDER BY version DESC LIMIT 1";
        return session.query(dialect.text(query), row -> row.small(1)).get(0);
    }

    /** Brings the tables up to date. The caller keeps others out and takes everything back if this fails. */
    public void migrate(SqlSession session) throws SQLException {
        for (int version = version(session) + 1; version <= VERSION; version++) {
            for (String statement : SchemaScript.statements(folder, version, prefix)) {
                session.update(statement);
            }
            LOG.info("Tables {}* are now at version {}", prefix, version);
        }
    }

    /** Refuses tables that are missing or old, or lack a column. */
    public void validate(SqlSession session) throws SQLException {
        int version = version(session);
        if (version < VERSION) {
            throw new StorageException(
                    ErrorCode.STORAGE_SCHEMA_MISMATCH,
                    "tables " + prefix + "* have version " + version + ", needed is " + VERSION);
        }
        for (String probe : PROBES) {
            session.query(dialect.text(probe + " WHERE 1 = 0"), row -> row);
        }
    }
}
