// SPDX-License-Identifier: Apache-2.0
/** The one class that has to live in the engine's own package to measure it. */
@NullMarked
package io.hausfunk.messaging;

import org.jspecify.annotations.NullMarked;
