// SPDX-License-Identifier: Apache-2.0
/** Where the key that protects all others comes from: the host's key service, or a keystore file. Also what the engine signs, for whoever checks it. */
@NullMarked
package io.hausfunk.messaging.keys;

import org.jspecify.annotations.NullMarked;
