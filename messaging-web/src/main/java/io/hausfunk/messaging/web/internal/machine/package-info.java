// SPDX-License-Identifier: Apache-2.0
/** The gateway for programs of the company: their service accounts over HTTP. */
@NullMarked
package io.hausfunk.messaging.web.internal.machine;

import org.jspecify.annotations.NullMarked;
