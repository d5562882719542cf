// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

/** A listener that is told of something, until this is closed or its session is. */
public interface Watch extends AutoCloseable {
    /** No further calls begin; one that is running ends. Idempotent, does not wait. */
    @Override
    void close();
}
