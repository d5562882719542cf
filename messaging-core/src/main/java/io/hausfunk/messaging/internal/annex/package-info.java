// SPDX-License-Identifier: Apache-2.0
/** How entries refer to others: the numbers that stores keep, and what follows from them. */
@NullMarked
package io.hausfunk.messaging.internal.annex;

import org.jspecify.annotations.NullMarked;
