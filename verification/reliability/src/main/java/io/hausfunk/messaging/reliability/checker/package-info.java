// SPDX-License-Identifier: Apache-2.0
/** What must hold of any history, one class for each invariant, and the proof that a breach is seen. */
@NullMarked
package io.hausfunk.messaging.reliability.checker;

import org.jspecify.annotations.NullMarked;
