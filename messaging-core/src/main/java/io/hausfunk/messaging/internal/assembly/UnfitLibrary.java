// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;

/** What to say if a class is missing or does not fit: frameworks manage the versions of libraries that the engine needs, too. */
final class UnfitLibrary {
    private UnfitLibrary() {}

    /** Names the class and the remedy. */
    static ConfigurationException named(LinkageError failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new ConfigurationException(
                ErrorCode.CONFIGURATION,
                "a library is missing, or of a version that does not fit: "
                        + root.getClass().getSimpleName() + ": " + root.getMessage()
                        + ". Have Maven take the version that io.hausfunk:messaging-bom names: import it before the BOM of your"
                        + " framework, or set that library's version",
                failure);
    }
}
