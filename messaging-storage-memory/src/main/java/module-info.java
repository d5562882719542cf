// SPDX-License-Identifier: Apache-2.0
/** The reference store, in memory. */
module io.hausfunk.messaging.storage.memory {
    requires transitive io.hausfunk.messaging.storage;
    requires static transitive org.jspecify;

    exports io.hausfunk.messaging.storage.memory;
}
