// SPDX-License-Identifier: Apache-2.0
/** What administrators do, and as whom. */
@NullMarked
package io.hausfunk.messaging.internal.administration;

import org.jspecify.annotations.NullMarked;
