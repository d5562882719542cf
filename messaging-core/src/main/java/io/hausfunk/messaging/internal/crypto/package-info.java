// SPDX-License-Identifier: Apache-2.0
/**
 * Keys, sealing and pseudonyms. The engine sees {@link io.hausfunk.messaging.internal.crypto.Keyring} and what it hands
 * out; nothing here is for hosts.
 */
@NullMarked
package io.hausfunk.messaging.internal.crypto;

import org.jspecify.annotations.NullMarked;
