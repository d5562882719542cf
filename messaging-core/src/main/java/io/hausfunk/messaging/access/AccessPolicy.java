// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.access;

import java.util.List;

/**
 * The host's live answer for conversations that hang on one of its objects: "may anna read order:4711?". It can only
 * take away: whoever does not take part gets nothing, whatever the policy says; joining a channel about a subject needs
 * its yes to reading.
 *
 * <p>Called on worker threads, several at once; may block for a few seconds. Answers are kept for some seconds ({@link
 * io.hausfunk.messaging.MessagingBuilder#accessCacheTime}). An exception, or a list of another length, allows nothing and
 * shows as {@code POLICY_UNAVAILABLE}.
 */
@FunctionalInterface
public interface AccessPolicy {
    /**
     * Answers several questions at once.
     *
     * @param questions 1 to 1000 questions
     * @return one answer for each, in the same order
     */
    List<Boolean> decide(List<AccessQuestion> questions);
}
