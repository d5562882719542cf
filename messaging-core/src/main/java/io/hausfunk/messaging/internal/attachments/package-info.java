// SPDX-License-Identifier: Apache-2.0
/** Files on their way into the store and out of it: sealed piece by piece, checked, attached, removed. */
@NullMarked
package io.hausfunk.messaging.internal.attachments;

import org.jspecify.annotations.NullMarked;
