// SPDX-License-Identifier: Apache-2.0
/**
 * The contract kit for directories: extend {@link io.hausfunk.messaging.tck.directory.DirectoryContract} and give it a
 * {@link io.hausfunk.messaging.tck.directory.DirectoryHarness}. Each check names the words of the contract that it holds the
 * directory to; {@code directory-contract.md}, which the build of the kit writes, lists them all, and the words that no check can reach.
 */
@NullMarked
package io.hausfunk.messaging.tck.directory;

import org.jspecify.annotations.NullMarked;
