// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.coreknowsstore.storage.jdbc;

/** Planted to be reported. */
public final class Store {}
