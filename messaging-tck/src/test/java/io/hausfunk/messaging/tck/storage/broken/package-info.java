// SPDX-License-Identifier: Apache-2.0
/** Stores that break one promise each, and the proof that the kit notices. */
@NullMarked
package io.hausfunk.messaging.tck.storage.broken;

import org.jspecify.annotations.NullMarked;
