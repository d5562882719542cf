// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.annex;

import io.hausfunk.messaging.storage.Reason;

/** Why an entry concerns somebody in particular. The numbers are stored, so they never change their meaning. */
public final class Reasons {
    /** The person is mentioned by name. */
    public static final Reason MENTION = Reason.of(1);

    /** Everyone is mentioned. */
    public static final Reason MENTION_OF_EVERYONE = Reason.of(2);

    /** The person is called by an alert. */
    public static final Reason ALERT = Reason.of(40);

    /** The person is called by a critical alert, so they are told at any time. */
    public static final Reason CRITICAL_ALERT = Reason.of(42);

    /** A decision waits for the software that asked. */
    public static final Reason DECISION = Reason.of(41);

    private Reasons() {}
}
