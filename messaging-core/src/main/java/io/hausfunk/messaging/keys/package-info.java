// SPDX-License-Identifier: Apache-2.0
/** Where the key that protects all others comes from: the host's key service, or a keystore file. */
@NullMarked
package io.hausfunk.messaging.keys;

import org.jspecify.annotations.NullMarked;
