// SPDX-License-Identifier: Apache-2.0
/** Checks files that the engine signed. */
@NullMarked
package io.hausfunk.messaging.tools.verify;

import org.jspecify.annotations.NullMarked;
