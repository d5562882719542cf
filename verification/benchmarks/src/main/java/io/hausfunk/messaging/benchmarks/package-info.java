// SPDX-License-Identifier: Apache-2.0
/** What the engine costs, measured. */
@NullMarked
package io.hausfunk.messaging.benchmarks;

import org.jspecify.annotations.NullMarked;
