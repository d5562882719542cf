// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

/**
 * Tells people of messages while they are not connected: by mail, by push, by the host's own means. Implemented by the host.
 *
 * <p>Called on threads of the engine's own, which nobody interrupts, for several people at a time, and on whichever node comes first. It may
 * block. A call that takes longer than {@link NotificationSettings#timeLimit()} counts as failed; its thread is not used again until it
 * returns, and at most four calls run at a time on a node, three of them for one tenant.
 */
@FunctionalInterface
public interface Notifier {
    /**
     * Tells one person. To return means that they were told. Whatever is thrown means that they were not: the engine tries again after a
     * minute, and then after twice as long each time, up to an hour, until it works or there is nothing unread any more. After a crash a
     * person may be told twice.
     *
     * @param notification whom to tell, and of how much; never what the messages say
     */
    void notify(Notification notification);
}
