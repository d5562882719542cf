// SPDX-License-Identifier: Apache-2.0
/** Reads what is stored: one conversation, or all of a person. */
@NullMarked
package io.hausfunk.messaging.internal.reading;

import org.jspecify.annotations.NullMarked;
