// SPDX-License-Identifier: Apache-2.0
/** Whether the store's data still continues what this engine knows of it, and what happens where it does not. */
@NullMarked
package io.hausfunk.messaging.internal.history;

import org.jspecify.annotations.NullMarked;
