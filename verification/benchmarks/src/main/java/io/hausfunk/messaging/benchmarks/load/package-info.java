// SPDX-License-Identifier: Apache-2.0
/** The engine under load, beside what the database could do without it. */
@NullMarked
package io.hausfunk.messaging.benchmarks.load;

import org.jspecify.annotations.NullMarked;
