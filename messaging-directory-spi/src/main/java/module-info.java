// SPDX-License-Identifier: Apache-2.0
/** What a directory of people and groups implements. */
module io.hausfunk.messaging.directory {
    requires transitive io.hausfunk.messaging.model;
    requires static transitive org.jspecify;

    exports io.hausfunk.messaging.directory;
}
