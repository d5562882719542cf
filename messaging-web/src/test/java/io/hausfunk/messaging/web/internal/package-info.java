// SPDX-License-Identifier: Apache-2.0
/** Parts of the gateway alone. */
@NullMarked
package io.hausfunk.messaging.web.internal;

import org.jspecify.annotations.NullMarked;
