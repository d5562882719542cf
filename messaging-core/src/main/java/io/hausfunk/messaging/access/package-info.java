// SPDX-License-Identifier: Apache-2.0
/** Who may do what, asked of the host live. */
@NullMarked
package io.hausfunk.messaging.access;

import org.jspecify.annotations.NullMarked;
