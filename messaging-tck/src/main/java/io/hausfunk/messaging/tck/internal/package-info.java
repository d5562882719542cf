// SPDX-License-Identifier: Apache-2.0
/** What the kits share. */
@NullMarked
package io.hausfunk.messaging.tck.internal;

import org.jspecify.annotations.NullMarked;
