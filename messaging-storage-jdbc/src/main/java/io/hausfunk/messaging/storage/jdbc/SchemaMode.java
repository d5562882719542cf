// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

/** What {@link JdbcStorage#open()} does about the tables. In no mode does it change a schema that a newer version made. */
public enum SchemaMode {
    /** Makes what is missing and brings older tables up to date; several nodes may do so at once. */
    MIGRATE,
    /** Changes nothing; refuses to open unless all tables are there, with all columns, in this version or a newer one that allows it. */
    VALIDATE,
    /** Looks at nothing. What is missing shows with the first call that needs it. */
    NONE
}
