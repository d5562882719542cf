// SPDX-License-Identifier: Apache-2.0
/** The servlet in a real container. */
@NullMarked
package io.hausfunk.messaging.web.servlet;

import org.jspecify.annotations.NullMarked;
