// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

/** A listener at work, until it is closed or its session is. */
public interface Subscription extends AutoCloseable {
    /** The position behind what was delivered so far, for a later {@link Session#sync} or {@link Session#listen}. */
    Cursor cursor();

    /** No further calls begin; one that is running ends. Idempotent, does not wait. */
    @Override
    void close();
}
