// SPDX-License-Identifier: Apache-2.0
/** A transport between engines of one JVM, for tests. */
package io.hausfunk.messaging.cluster.memory;
