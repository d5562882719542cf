// SPDX-License-Identifier: Apache-2.0
/** Lets sessions and conversations follow what is known of the directory. */
@NullMarked
package io.hausfunk.messaging.internal.following;

import org.jspecify.annotations.NullMarked;
