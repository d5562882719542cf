// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.util.List;

/** How statements are written: tables have their names, and {@code {...}} stands for what the databases say differently. */
public interface Dialect {
    /**
     * Puts a statement into this database's words. Known are the tables {@code {conversation}}, {@code {participant}},
     * {@code {entry}}, {@code {key}} and so on; {@code {rows}}, a table {@code k} with the columns and
     * {@code ord}, the row's number from 1; {@code {lock c}}, which locks the rows of {@code c} until the commit;
     * {@code {changed}}, the stamp by which changes are found; {@code {now}}, the database's clock in milliseconds, not that
     * of the transaction's beginning; {@code {token}}, a number above all that it gave before; {@code {guard l}}, which until
     * the commit lets nobody change the token of the row of {@code l}, though everything else; {@code {free l}}, which locks
     * the rows of {@code l} and leaves out those that others have locked; {@code {by person}}, behind participants, to look for
     * them by tenant and person first, where the database would not do so by itself.
     */
    String text(String template, List<Column> rows);

    /** A statement without rows. */
    default String text(String template) {
        return text(template, List.of());
    }

    /**
     * Entries of ranges: rows are tenant, conversation, after, upto and most, then comes one argument, the most entries
     * over all ranges; the result is ordered by range and number.
     */
    String entriesOfRanges(String columns);

    /**
     * The numbers of annexes that have one of some keys: rows are {@link SqlAnnexStore#KEYS}, then comes one argument,
     * the most numbers; those of each key ascend.
     */
    String annexNumbers();

    /** A query for the number of tables with the name of the version table: 0 or 1. */
    String versionTables();

    /** How many ranges one such statement should be given. */
    int rangesAtOnce();
}
