// SPDX-License-Identifier: Apache-2.0
/** What real servers for tests share. */
@NullMarked
package io.hausfunk.messaging.servers;

import org.jspecify.annotations.NullMarked;
