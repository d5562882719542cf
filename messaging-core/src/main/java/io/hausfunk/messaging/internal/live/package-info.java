// SPDX-License-Identifier: Apache-2.0
/** What lives for seconds only: who is typing, and how far people got. */
@NullMarked
package io.hausfunk.messaging.internal.live;

import org.jspecify.annotations.NullMarked;
