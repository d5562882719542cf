// SPDX-License-Identifier: Apache-2.0
/** From a commit to the listeners: who is concerned, what comes next, in which order. */
@NullMarked
package io.hausfunk.messaging.internal.delivery;

import org.jspecify.annotations.NullMarked;
