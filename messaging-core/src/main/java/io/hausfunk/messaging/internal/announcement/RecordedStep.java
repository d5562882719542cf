// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementStep;
import io.hausfunk.messaging.internal.codec.AnnouncementEntry;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.Optional;

/** A step as it was read from the store. */
record RecordedStep(long sequence, PersonKey author, Optional<UserId> by, Instant at, AnnouncementEntry entry)
        implements AnnouncementStep {
    @Override
    public Kind kind() {
        return entry.kind();
    }

    @Override
    public String toString() {
        return "AnnouncementStep[#" + sequence + " " + kind() + "]";
    }
}
