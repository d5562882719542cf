// SPDX-License-Identifier: Apache-2.0
/** A small company portal with a chat on its pages. */
@NullMarked
package io.hausfunk.messaging.examples.portal;

import org.jspecify.annotations.NullMarked;
