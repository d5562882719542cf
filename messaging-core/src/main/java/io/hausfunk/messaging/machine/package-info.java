// SPDX-License-Identifier: Apache-2.0
/** Messages from the company's own software: who sends them, what kinds there are, and what becomes of them. */
@NullMarked
package io.hausfunk.messaging.machine;

import org.jspecify.annotations.NullMarked;
