// SPDX-License-Identifier: Apache-2.0
/** Mounts a gateway in an HTTP server of Vert.x. */
@NullMarked
package io.hausfunk.messaging.web.vertx;

import org.jspecify.annotations.NullMarked;
