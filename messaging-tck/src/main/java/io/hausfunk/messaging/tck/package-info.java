// SPDX-License-Identifier: Apache-2.0
/** The contract kits: one for stores, one for directories. */
@NullMarked
package io.hausfunk.messaging.tck;

import org.jspecify.annotations.NullMarked;
