// SPDX-License-Identifier: Apache-2.0
/** Mounts a gateway in any servlet container that has WebSockets. */
@NullMarked
package io.hausfunk.messaging.web.servlet;

import org.jspecify.annotations.NullMarked;
