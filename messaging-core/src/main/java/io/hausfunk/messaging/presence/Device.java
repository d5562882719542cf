// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.MessagingBuilder;

/**
 * A connected device of a session's person, such as an open page. It counts for a minute ({@link
 * MessagingBuilder#presenceLease}) from the last call of {@link #active} or {@link #alive}. Thread-safe; nothing here
 * blocks. Calls on a device whose minute passed have no effect: connect again. Of more than 1000 devices of a person on a
 * node the first ones end.
 */
public interface Device extends AutoCloseable {
    /** The person did something: they are not away. */
    void active();

    /** The device is still there; says nothing about the person. */
    void alive();

    /** Whether the device still counts: neither closed nor silent for too long. */
    boolean connected();

    /** What the person chose, on whichever device: for this person's eyes only. */
    PresenceChoice choice();

    /**
     * The device is gone. After the last one the person is offline within three seconds, so that loading a page anew shows
     * nothing. Idempotent.
     */
    @Override
    void close();
}
