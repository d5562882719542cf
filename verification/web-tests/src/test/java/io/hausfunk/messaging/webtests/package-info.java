// SPDX-License-Identifier: Apache-2.0
/** The portal in a real browser. */
@NullMarked
package io.hausfunk.messaging.webtests;

import org.jspecify.annotations.NullMarked;
