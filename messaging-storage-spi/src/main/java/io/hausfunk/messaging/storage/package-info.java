// SPDX-License-Identifier: Apache-2.0
/**
 * What a store implements: small blocking interfaces by role under one {@link
 * io.hausfunk.messaging.storage.MessagingStorage}. A store sees pseudonyms, fingerprints and ciphertext, never content.
 *
 * <p>Rules for all methods, checked by the contract kit:
 *
 * <ul>
 *   <li>Calls block, come from several threads at once and never from a thread that somebody interrupts.
 *   <li>A call is atomic: all of it is visible to every later call of every node, or nothing of it.
 *   <li>When a writing call returns, what it wrote is as durable as {@link
 *       io.hausfunk.messaging.storage.StorageDescriptor#durability()} says.
 *   <li>Errors are {@link io.hausfunk.messaging.error.StorageException}s. Unless the code is {@code OUTCOME_UNKNOWN},
 *       nothing was written. After {@code OUTCOME_UNKNOWN} the same call again is harmless and tells the truth.
 *   <li>Arguments and results are values: a list that was passed in may be changed afterwards by the caller, and a result
 *       never changes after it was returned.
 *   <li>Null arguments, and null elements of lists, are refused with {@link java.lang.NullPointerException} unless marked
 *       {@code @Nullable}; limits and lists of a length other than stated with {@link
 *       java.lang.IllegalArgumentException}. Nothing was written then.
 *   <li>Before {@code open()} and after {@code close()} every call throws {@code STORAGE_CLOSED}; only {@code
 *       descriptor()} and {@code close()} never do. Roles may be asked for at any time and kept: it is their methods that
 *       throw.
 *   <li>Numbers of kinds, roles and other open codes that a store does not know are kept and handed back as they are.
 *   <li>Rows of one tenant are never found, counted or changed through another.
 * </ul>
 */
@NullMarked
package io.hausfunk.messaging.storage;

import org.jspecify.annotations.NullMarked;
