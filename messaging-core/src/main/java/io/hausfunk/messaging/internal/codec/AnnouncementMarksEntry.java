// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.content.Content;
import java.util.List;
import java.util.UUID;

/**
 * Who was told of a version of an announcement, and who read it, by pseudonym: many people in one entry.
 *
 * @param version which version
 * @param told who was told
 * @param read who read it
 */
public record AnnouncementMarksEntry(long version, List<UUID> told, List<UUID> read) implements Content {
    /** The most people of one entry: what fits into one with room to spare. */
    public static final int MAX_PEOPLE = 1000;

    @Override
    public String toString() {
        return "AnnouncementMarksEntry[" + told.size() + ", " + read.size() + "]";
    }
}
