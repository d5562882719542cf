// SPDX-License-Identifier: Apache-2.0
/** Live events: who is typing, and how far people have read. Nothing of it is stored here. */
@NullMarked
package io.hausfunk.messaging.internal.live;

import org.jspecify.annotations.NullMarked;
