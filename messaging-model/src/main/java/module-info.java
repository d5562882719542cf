// SPDX-License-Identifier: Apache-2.0
/** Ids, roles, kinds and errors: what the API and every SPI share. */
module io.hausfunk.messaging.model {
    requires static transitive org.jspecify;

    exports io.hausfunk.messaging.error;
    exports io.hausfunk.messaging.model;
}
