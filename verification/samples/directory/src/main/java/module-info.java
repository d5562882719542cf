// SPDX-License-Identifier: Apache-2.0
/** An adapter for a directory service that needs nothing of the engine. */
module com.example.directory {
    requires transitive io.hausfunk.messaging.directory;

    exports com.example.directory;
}
