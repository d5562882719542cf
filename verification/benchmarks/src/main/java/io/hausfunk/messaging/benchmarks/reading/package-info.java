// SPDX-License-Identifier: Apache-2.0
/** What it costs to show conversations, whatever happened in them. */
@NullMarked
package io.hausfunk.messaging.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
