// SPDX-License-Identifier: Apache-2.0
/** What somebody who is signed in costs in memory. */
@NullMarked
package io.hausfunk.messaging.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
