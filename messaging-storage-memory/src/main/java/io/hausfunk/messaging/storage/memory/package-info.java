// SPDX-License-Identifier: Apache-2.0
/** The reference store, for tests and first steps: nothing survives the process. */
@NullMarked
package io.hausfunk.messaging.storage.memory;

import org.jspecify.annotations.NullMarked;
