// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of it all.
 *
 * @param counts what of the file is now in the store
 * @param chats conversations
 * @param repeated how many of the messages an earlier run had brought in
 * @param filesLeftOut how many files the export lacks or the engine refuses
 * @param readBack how many messages were read again
 * @param differences between store and file
 * @param importing how long the import took
 * @param reading how long reading back took
 */
record Summary(
        Counts counts,
        int chats,
        long repeated,
        long filesLeftOut,
        long readBack,
        List<Difference> differences,
        Duration importing,
        Duration reading) {

    String rate() {
        return String.format(
                Locale.ROOT,
                "%.0f messages/s (%.1f s for importing, %.1f s for reading back)",
                counts.messages() / Math.max(seconds(importing), 0.001),
                seconds(importing),
                seconds(reading));
    }

    String line() {
        return "imported " + counts.words() + " in " + chats + " conversations; read back " + readBack
                + "; differences " + differences.size();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
