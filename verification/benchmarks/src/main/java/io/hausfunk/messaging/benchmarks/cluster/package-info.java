// SPDX-License-Identifier: Apache-2.0
/** What it costs to bring messages to another node, beside the bare bus that they travel on. */
@NullMarked
package io.hausfunk.messaging.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
