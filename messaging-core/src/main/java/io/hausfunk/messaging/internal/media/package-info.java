// SPDX-License-Identifier: Apache-2.0
/**
 * Reads foreign bytes: of what type they are, how long a sound lasts, how large a picture is, and what a picture says of its author. Every parser is
 * bounded in memory and steps, decodes nothing, and knows nothing of the engine.
 */
@NullMarked
package io.hausfunk.messaging.internal.media;

import org.jspecify.annotations.NullMarked;
