// SPDX-License-Identifier: Apache-2.0
/** An example that a newcomer runs. */
@NullMarked
package io.hausfunk.messaging.tools.chatimport;

import org.jspecify.annotations.NullMarked;
