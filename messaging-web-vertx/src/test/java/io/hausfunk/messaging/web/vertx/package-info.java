// SPDX-License-Identifier: Apache-2.0
/** The contract of adapters, on Vert.x. */
@NullMarked
package io.hausfunk.messaging.web.vertx;

import org.jspecify.annotations.NullMarked;
