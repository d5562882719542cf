// SPDX-License-Identifier: Apache-2.0
/** A directory in memory, for tests, examples and accounts that are in no other directory. */
@NullMarked
package io.hausfunk.messaging.directories.memory;

import org.jspecify.annotations.NullMarked;
