// SPDX-License-Identifier: Apache-2.0
/** Directories made of two lambdas, or of other directories. */
@NullMarked
package io.hausfunk.messaging.directories;

import org.jspecify.annotations.NullMarked;
