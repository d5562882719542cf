// SPDX-License-Identifier: Apache-2.0
/** Who exists, as the host knows them. */
@NullMarked
package io.hausfunk.messaging.directory;

import org.jspecify.annotations.NullMarked;
