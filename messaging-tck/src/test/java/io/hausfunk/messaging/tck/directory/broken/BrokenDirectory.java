// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import io.hausfunk.messaging.tck.directory.MemoryDirectoryHarness;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A fault, and the check that must find it.
 *
 * @param fault what the directory does
 * @param check the check that names this fault, as {@code Aspect.check}
 * @param harness makes such directories
 */
record BrokenDirectory(String fault, String check, Supplier<DirectoryHarness> harness) {
    static BrokenDirectory of(String fault, String check, UnaryOperator<Directory> breaking) {
        return new BrokenDirectory(fault, check, () -> new MemoryDirectoryHarness(breaking));
    }
}
