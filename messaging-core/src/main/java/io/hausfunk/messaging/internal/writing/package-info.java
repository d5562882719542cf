// SPDX-License-Identifier: Apache-2.0
/** The one way into the store: proposals are admitted, planned and composed, and queue here for the next commit. */
@NullMarked
package io.hausfunk.messaging.internal.writing;

import org.jspecify.annotations.NullMarked;
