// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

/** One person who asks for as much as they can, until told to stop. */
interface Attack extends AutoCloseable {
    /** Begins; returns when it is under way. */
    void start();

    /** What became of it so far. */
    String told();

    @Override
    void close();
}
