// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.announcement.Audience;

/** What the directory's mirror and the host's policy say of announcements. Asked from memory: does not block, and throws only outages. */
public interface AnnouncementRules {
    /** Nobody does anything. */
    AnnouncementRules NONE = new AnnouncementRules() {
        @Override
        public boolean addressed(Actor actor, Audience audience) {
            return false;
        }

        @Override
        public boolean sends(Actor actor) {
            return false;
        }

        @Override
        public boolean reviews(Actor actor) {
            return false;
        }

        @Override
        public boolean seesNames(Actor actor) {
            return false;
        }
    };

    /** Whether somebody belongs to an audience. */
    boolean addressed(Actor actor, Audience audience);

    /** Whether somebody may send. */
    boolean sends(Actor actor);

    /** Whether somebody may review. */
    boolean reviews(Actor actor);

    /** Whether somebody may see who has not acknowledged. */
    boolean seesNames(Actor actor);
}
