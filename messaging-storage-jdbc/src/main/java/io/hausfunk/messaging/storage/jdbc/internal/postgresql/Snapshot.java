// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.storage.ChangeMark;
import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as PostgreSQL writes it: {@code min:max:running,...}.
 *
 * @param text as written
 * @param min everything below was visible
 * @param max nothing from here on was visible
 */
record Snapshot(String text, String min, BigInteger max) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,20}):(\\d{1,20}):[\\d,]*");
    private static final int LONGEST_MARK = 4000;

    static Snapshot of(String text) {
        return Objects.requireNonNull(parse(text), "not a snapshot");
    }

    /** The snapshot, or null if it is none: then it was not we who wrote it. */
    static @Nullable Snapshot parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? new Snapshot(text, form.group(1), new BigInteger(form.group(2))) : null;
    }

    /** Whether it comes from the future: the data was restored from a backup. */
    boolean isAfter(Snapshot other) {
        return max.compareTo(other.max) > 0;
    }

    /** With very many transactions running, a mark that is a little older: some changes are then found twice. */
    ChangeMark mark() {
        return new ChangeMark(text.length() <= LONGEST_MARK ? text : min + ":" + min + ":");
    }
}
