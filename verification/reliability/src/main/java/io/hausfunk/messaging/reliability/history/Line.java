// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.history;

/**
 * An event and where it stands.
 *
 * @param event what
 * @param where file and number of the line
 */
public record Line(Event event, String where) {
    @Override
    public String toString() {
        return where + ": " + EventLine.format(event);
    }
}
