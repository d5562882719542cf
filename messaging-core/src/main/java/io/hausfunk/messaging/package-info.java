// SPDX-License-Identifier: Apache-2.0
/** What a host uses: {@link io.hausfunk.messaging.Messaging}, sessions, conversations and the values they speak in. */
@NullMarked
package io.hausfunk.messaging;

import org.jspecify.annotations.NullMarked;
