// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** A {@link MessagingStorage} that is one of these, too, keeps tasks. Ask with {@code instanceof}. */
public interface HasTasks {
    /** What is to be done later. */
    TaskStore tasks();
}
