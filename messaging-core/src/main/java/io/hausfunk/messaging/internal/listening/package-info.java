// SPDX-License-Identifier: Apache-2.0
/** Calls a host's listeners, one call at a time, and lets them pause; whatever feeds them. */
@NullMarked
package io.hausfunk.messaging.internal.listening;

import org.jspecify.annotations.NullMarked;
