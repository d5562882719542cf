// SPDX-License-Identifier: Apache-2.0
/** Content to bytes and back, over the JSON-B API only. */
@NullMarked
package io.hausfunk.messaging.internal.codec;

import org.jspecify.annotations.NullMarked;
