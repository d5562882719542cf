// SPDX-License-Identifier: Apache-2.0
/** The engine as a host gets it, on the durable stores. */
@NullMarked
package io.hausfunk.messaging.integration;

import org.jspecify.annotations.NullMarked;
