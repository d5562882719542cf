// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

/** Hears how far {@link JdbcStorage#backup} is. */
@FunctionalInterface
public interface BackupProgress {
    /**
     * Called on the thread that makes the backup, after each 50 pages. What it throws comes out of {@link
     * JdbcStorage#backup} after the last page, and there is no copy.
     *
     * @param copied how many pages are copied
     * @param all of how many
     */
    void copied(long copied, long all);
}
