// SPDX-License-Identifier: Apache-2.0
/** Sessions, conversations and the engine that holds all parts. */
@NullMarked
package io.hausfunk.messaging.internal.engine;

import org.jspecify.annotations.NullMarked;
