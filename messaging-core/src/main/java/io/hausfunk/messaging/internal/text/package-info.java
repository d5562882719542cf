// SPDX-License-Identifier: Apache-2.0
/** Rules for texts and identifiers that come from outside. */
@NullMarked
package io.hausfunk.messaging.internal.text;

import org.jspecify.annotations.NullMarked;
