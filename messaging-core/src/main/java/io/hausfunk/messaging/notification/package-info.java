// SPDX-License-Identifier: Apache-2.0
/** How people hear of messages while they are not connected. */
@NullMarked
package io.hausfunk.messaging.notification;

import org.jspecify.annotations.NullMarked;
