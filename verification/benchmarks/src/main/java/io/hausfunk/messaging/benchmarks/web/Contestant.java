// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

/** Somebody who lets a server deliver frames to pages, in turns with others. */
interface Contestant {
    String name();

    ServerProcess server();

    Traffic traffic();

    /** Its pages begin to write, or stop. */
    void write(boolean on);
}
