// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.access;

import java.util.List;

/**
 * The host's live answer to who may see whether somebody is there. Asked when a watch begins, whenever somebody's presence
 * changes, and once a minute for what is shown, so that a withdrawal takes effect. Nobody is asked about themselves.
 *
 * <p>Called on worker threads, several at once; may block for a moment. An exception, or a list of another length, allows
 * nothing.
 */
@FunctionalInterface
public interface PresencePolicy {
    /**
     * Answers several questions at once.
     *
     * @param questions 1 to 1000 questions
     * @return one answer for each, in the same order
     */
    List<Boolean> maySee(List<PresenceQuestion> questions);

    /** Everybody sees everybody of the same tenant. Never called, so it costs nothing. */
    static PresencePolicy everybodyOfTheTenant() {
        return FixedPresencePolicy.EVERYBODY_OF_THE_TENANT;
    }

    /** Nobody sees anybody else: the default. */
    static PresencePolicy nobody() {
        return FixedPresencePolicy.NOBODY;
    }
}
