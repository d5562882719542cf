// SPDX-License-Identifier: Apache-2.0
/** What it costs that many people watch many others. */
@NullMarked
package io.hausfunk.messaging.benchmarks.presence;

import org.jspecify.annotations.NullMarked;
