// SPDX-License-Identifier: Apache-2.0
/** The one family of errors. Each has a stable {@link io.hausfunk.messaging.error.ErrorCode}; none carries content. */
@NullMarked
package io.hausfunk.messaging.error;

import org.jspecify.annotations.NullMarked;
