// SPDX-License-Identifier: Apache-2.0
/** Contract tests that every store must pass. */
@NullMarked
package io.hausfunk.messaging.tck;

import org.jspecify.annotations.NullMarked;
