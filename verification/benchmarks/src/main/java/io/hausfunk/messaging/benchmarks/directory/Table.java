// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import java.util.Locale;

/** What people read. */
final class Table {
    private final StringBuilder text = new StringBuilder(2000);

    Table line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format + "%n", values));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
