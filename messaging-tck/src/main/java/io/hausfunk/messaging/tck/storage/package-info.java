// SPDX-License-Identifier: Apache-2.0
/**
 * The contract kit for stores: extend {@link io.hausfunk.messaging.tck.storage.MessagingStorageContract} and give it a
 * {@link io.hausfunk.messaging.tck.storage.StorageHarness}. Each check names the words of the contract that it holds the
 * store to; {@code storage-contract.md}, which the build of the kit writes, lists them all, and the words that no check can reach.
 */
@NullMarked
package io.hausfunk.messaging.tck.storage;

import org.jspecify.annotations.NullMarked;
