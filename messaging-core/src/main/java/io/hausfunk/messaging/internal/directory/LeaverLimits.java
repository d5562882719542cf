// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.ConversationDifference;
import io.hausfunk.messaging.administration.SyncSettings;

/** How many people a run may remove without an approval: from the tenant, and from each conversation. */
record LeaverLimits(SyncSettings settings) {
    boolean allow(DirectoryDifference difference) {
        return allow(difference.leavers().size(), difference.known())
                && difference.conversations().stream().allMatch(this::allow);
    }

    /** Never everybody, except the only one. */
    boolean allow(int leavers, int known) {
        return settings.allows(leavers, known) && (leavers < known || known <= 1);
    }

    /**
     * No percentage here: a few people of a small department may well move on one day. A conversation that loses everybody and gains
     * nobody looks like a group that cannot be read.
     */
    private boolean allow(ConversationDifference difference) {
        int leavers = difference.leavers().size();
        boolean emptied = difference.present() > 1
                && leavers == difference.present()
                && difference.joiners().isEmpty();
        return leavers <= settings.maxPeople() && !emptied;
    }
}
