// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.StorageException;
import org.junit.jupiter.api.Test;

class DriverVersionTest {
    @Test
    void a_driver_that_is_too_old_is_named_with_the_property_that_mends_it() {
        assertThatThrownBy(() -> DriverVersion.require("3.46.1"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("SQLite 3.46.1 is too old")
                .hasMessageContaining("sqlite-jdbc.version");
    }

    @Test
    void the_drivers_that_frameworks_manage_are_taken() {
        for (String version : new String[] {"3.49.1", "3.50.3", "3.50.10", "3.54.1", "4.0.0"}) {
            assertThatCode(() -> DriverVersion.require(version)).doesNotThrowAnyException();
        }
    }
}
