// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.ServerFacts.HistoryFacts;
import org.jspecify.annotations.Nullable;

/** In which history this node believes to be. Each call is compared with it; one that finds another lets no further call through. */
final class KnownHistory {
    private volatile @Nullable HistoryFacts known;
    private volatile boolean changed;

    /** What a call that begins now has to find; null before the first look. Throws {@code HISTORY_CHANGED} if a look has to come first. */
    @Nullable
    HistoryFacts expected() {
        if (changed) {
            throw changed("since an earlier call");
        }
        return known;
    }

    /** Compares what a call expected with what it found. */
    @SuppressWarnings("ReferenceEquality") // the same look, not an equal one
    void check(@Nullable HistoryFacts expected, @Nullable HistoryFacts found) {
        if (expected == null || found == null) {
            return;
        }
        if (!sameUntil(expected, found)) {
            // Who began before the last look says nothing new.
            changed |= known == expected;
            throw changed(difference(expected, found));
        }
    }

    /** From now on calls have to find this. */
    void looked(HistoryFacts found) {
        known = found;
        changed = false;
    }

    /** The same history was found, unless somebody found another one meanwhile. */
    @SuppressWarnings("ReferenceEquality") // the same look, not an equal one
    void advanced(@Nullable HistoryFacts before, HistoryFacts found) {
        if (known == before) {
            known = found;
        }
    }

    /** What was found at the last look. */
    @Nullable
    HistoryFacts last() {
        return known;
    }

    static History name(HistoryFacts facts) {
        return new History(facts.timeline() + "-" + facts.table() + "-" + facts.mark());
    }

    private static boolean sameUntil(HistoryFacts expected, HistoryFacts found) {
        return found.beat() >= expected.beat() && name(found).equals(name(expected));
    }

    private static String difference(HistoryFacts expected, HistoryFacts found) {
        if (!found.timeline().equals(expected.timeline())) {
            return "timeline " + expected.timeline() + " became " + found.timeline();
        }
        if (found.table() != expected.table()) {
            return "the tables were made anew";
        }
        return found.mark().equals(expected.mark()) ? "the rows of this node went back" : "another node noticed it";
    }

    private static StorageException changed(String how) {
        return new StorageException(ErrorCode.HISTORY_CHANGED, "the database may have gone back: " + how);
    }
}
