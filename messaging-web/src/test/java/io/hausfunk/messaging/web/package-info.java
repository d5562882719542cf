// SPDX-License-Identifier: Apache-2.0
/** The gateway on a real engine, without a network. */
@NullMarked
package io.hausfunk.messaging.web;

import org.jspecify.annotations.NullMarked;
