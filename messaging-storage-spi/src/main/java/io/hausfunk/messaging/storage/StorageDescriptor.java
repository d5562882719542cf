// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * What a store says of itself, for start-up logs, health and documents.
 *
 * @param name a short name such as {@code postgresql}
 * @param schemaVersion the version of the schema that this code writes, from 1
 * @param shared whether several nodes may use the same data at once
 * @param durability what an acknowledgement survives
 */
public record StorageDescriptor(String name, int schemaVersion, boolean shared, Durability durability) {
    /** Refuses null. */
    public StorageDescriptor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(durability, "durability");
    }

    /** What an acknowledged write survives. */
    public enum Durability {
        /** Nothing: it is gone with the process. */
        PROCESS,
        /** The end of the process by any means, and the loss of power if the disk keeps what it confirmed. */
        DISK
    }
}
