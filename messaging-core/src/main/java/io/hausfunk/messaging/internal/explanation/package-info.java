// SPDX-License-Identifier: Apache-2.0
/** Why messages reach people, or do not: asks the parts that decide. */
@NullMarked
package io.hausfunk.messaging.internal.explanation;

import org.jspecify.annotations.NullMarked;
