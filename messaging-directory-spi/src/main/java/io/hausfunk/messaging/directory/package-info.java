// SPDX-License-Identifier: Apache-2.0
/** What a host implements to bring in its own users. */
@NullMarked
package io.hausfunk.messaging.directory;

import org.jspecify.annotations.NullMarked;
