// SPDX-License-Identifier: Apache-2.0
/** A host on the module path. Start it with {@code --add-modules ALL-MODULE-PATH}: some libraries behind the core are automatic modules. */
module com.example.host {
    requires io.hausfunk.messaging;
    requires io.hausfunk.messaging.directory;
    requires io.hausfunk.messaging.storage.jdbc;
}
