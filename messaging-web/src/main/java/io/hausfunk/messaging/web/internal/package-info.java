// SPDX-License-Identifier: Apache-2.0
/** The gateway itself: pages, frames, requests. */
@NullMarked
package io.hausfunk.messaging.web.internal;

import org.jspecify.annotations.NullMarked;
