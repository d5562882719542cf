// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.util.List;

/**
 * The names of our tables.
 *
 * @param qualifier the schema and a dot, or nothing
 * @param prefix what the names begin with
 */
public record Tables(String qualifier, String prefix) {
    /** The prefix in the files with the table definitions. */
    public static final String DEFAULT_PREFIX = "hausfunk_";

    private static final List<String> NAMES = List.of(
            "conversation",
            "participant",
            "entry",
            "annex",
            "annex_count",
            "expiry",
            "addressee",
            "task",
            "blob",
            "blob_chunk",
            "personal",
            "key",
            "lease",
            "history",
            "version",
            "commit");

    /** Puts table names into a statement. */
    public String into(String template) {
        String text = template;
        for (String name : NAMES) {
            text = text.replace("{" + name + "}", qualifier + prefix + name);
        }
        return text;
    }
}
