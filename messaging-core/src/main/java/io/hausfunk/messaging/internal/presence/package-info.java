// SPDX-License-Identifier: Apache-2.0
/** Who is there: devices, what people chose, and who watches them. */
@NullMarked
package io.hausfunk.messaging.internal.presence;

import org.jspecify.annotations.NullMarked;
