// SPDX-License-Identifier: Apache-2.0
/** Where the key that protects all others comes from. */
@NullMarked
package io.hausfunk.messaging.keys;

import org.jspecify.annotations.NullMarked;
