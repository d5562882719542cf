// SPDX-License-Identifier: Apache-2.0
/** The composition root: makes every part of an engine, and starts and stops them. */
@NullMarked
package io.hausfunk.messaging.internal.assembly;

import org.jspecify.annotations.NullMarked;
