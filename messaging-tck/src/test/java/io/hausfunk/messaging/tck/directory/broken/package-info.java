// SPDX-License-Identifier: Apache-2.0
/** Directories that break one promise each, and the proof that the kit notices. */
@NullMarked
package io.hausfunk.messaging.tck.directory.broken;

import org.jspecify.annotations.NullMarked;
