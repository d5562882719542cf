// SPDX-License-Identifier: Apache-2.0
/** What a store implements. */
module io.hausfunk.messaging.storage {
    requires transitive io.hausfunk.messaging.model;
    requires static transitive org.jspecify;

    exports io.hausfunk.messaging.storage;
    exports io.hausfunk.messaging.storage.outbox;
}
