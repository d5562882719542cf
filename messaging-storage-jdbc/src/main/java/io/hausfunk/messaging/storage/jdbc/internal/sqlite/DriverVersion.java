// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.util.Arrays;

/** Refuses a SQLite that the store was not tried with: frameworks manage the driver's version for their applications. */
final class DriverVersion {
    private static final int[] OLDEST = {3, 49, 1};

    private DriverVersion() {}

    /** Throws {@code STORAGE_SCHEMA_MISMATCH} with the remedy, unless the version is one that the store was tried with. */
    static void require(String version) {
        int[] numbers = Arrays.stream(version.split("[^0-9]+", -1))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        if (Arrays.compare(numbers, OLDEST) < 0) {
            throw new StorageException(
                    ErrorCode.STORAGE_SCHEMA_MISMATCH,
                    "SQLite " + version + " is too old: the embedded store needs 3.49.1 or newer. Set the version of"
                            + " org.xerial:sqlite-jdbc, in Spring Boot the property sqlite-jdbc.version");
        }
    }
}
