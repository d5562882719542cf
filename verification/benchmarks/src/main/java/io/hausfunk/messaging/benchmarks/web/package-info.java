// SPDX-License-Identifier: Apache-2.0
/** What the gateway to pages costs, beside a bare WebSocket server. */
@NullMarked
package io.hausfunk.messaging.benchmarks.web;

import org.jspecify.annotations.NullMarked;
